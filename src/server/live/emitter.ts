/** Tells everybody who listens what happened, each event written once however many listen; and to who comes back what they missed. */
import { randomUUID } from 'node:crypto'
import type { CallEvent, Changing } from '#contract/dashboard/events.ts'

export type LiveEvent = { event: 'call'; data: CallEvent } | { event: 'changed'; data: { resources: readonly Changing[] } }

/** Events remembered for who comes back. */
const REMEMBERED = 256
/** Milliseconds between two heartbeats. */
const HEARTBEAT = 20_000

export interface Listener {
  /** Takes bytes of the stream. */
  hear(bytes: Uint8Array): void
  /** Nothing more will come. */
  end(): void
}

export interface Emitter {
  tell(event: LiveEvent): void
  /** Another one after every event that says that something of this resource is another now. */
  stateOf(resource: Changing): string
  /** Says that events may have been missed: whoever listens reads everything anew. */
  reset(): void
  /** From now on, after what was missed since the event `last`. Returns what ends it. */
  listen(listener: Listener, last: string | undefined): () => void
  /** Ends every stream. */
  close(): void
  readonly listeners: number
  readonly closed: boolean
}

const encoder = new TextEncoder()

export function createEmitter(): Emitter {
  const listeners = new Set<Listener>()
  let run = randomUUID().slice(0, 8)
  let last = 0
  let remembered: { number: number; bytes: Uint8Array }[] = []
  let beating: ReturnType<typeof setInterval> | undefined
  let closed = false
  const told = new Map<Changing, number>()

  const toAll = (bytes: Uint8Array) => {
    for (const listener of listeners) listener.hear(bytes)
  }
  const written = (event: string, data: unknown) => encoder.encode(`id: ${run}-${last}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const leave = (listener: Listener) => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(beating)
  }
  /** What was told after the event `id`; undefined where that is not known. */
  const missed = (id: string): Uint8Array[] | undefined => {
    const number = id.startsWith(`${run}-`) ? Number(id.slice(run.length + 1)) : Number.NaN
    const oldest = remembered[0]?.number ?? last + 1
    if (!Number.isInteger(number) || number > last || number < oldest - 1) return undefined
    return remembered.filter((event) => event.number > number).map(({ bytes }) => bytes)
  }
  return {
    get listeners() {
      return listeners.size
    },
    get closed() {
      return closed
    },
    stateOf: (resource) => `${run}-${told.get(resource) ?? 0}`,
    tell({ event, data }) {
      last += 1
      for (const resource of event === 'changed' ? data.resources : []) told.set(resource, (told.get(resource) ?? 0) + 1)
      const bytes = written(event, data)
      remembered.push({ number: last, bytes })
      if (remembered.length > REMEMBERED) remembered = remembered.slice(-REMEMBERED)
      toAll(bytes)
    },
    reset() {
      run = randomUUID().slice(0, 8)
      last = 0
      remembered = []
      toAll(written('reset', {}))
    },
    listen(listener, since) {
      if (listeners.size === 0) beating = setInterval(() => toAll(encoder.encode('event: heartbeat\ndata: 20\n\n')), HEARTBEAT)
      listeners.add(listener)
      const all = since === undefined ? [] : missed(since)
      // How long to wait before coming back, and where one is even if nothing happens until then.
      listener.hear(encoder.encode(`retry: 2000\nid: ${run}-${last}\n\n`))
      for (const bytes of all ?? [written('reset', {})]) listener.hear(bytes)
      return () => leave(listener)
    },
    close() {
      closed = true
      clearInterval(beating)
      for (const listener of listeners) listener.end()
      listeners.clear()
    },
  }
}
