/** Hears what the server tells of its own accord, one line a tab while it is looked at, and has what is on screen read anew. */
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { ApiError } from '#contract/client.ts'
import { CHANGING, ChangedEvent, type Changing, EVENTS_PATH } from '#contract/dashboard/events.ts'
import { LIVE } from './live.ts'
import { setLive } from './live-state.ts'
import { sessionOptions } from './session.ts'

/** What shows something of each resource. */
const KEYS: Readonly<Record<Changing, readonly QueryKey[]>> = {
  calls: [
    ['calls', 'newest'],
    [LIVE, 'figures'],
    [LIVE, 'calls'],
  ],
  callbacks: [['callbacks'], [LIVE, 'waiting']],
  tasks: [['tasks'], ['search'], ['audit']],
  comments: [['comments'], ['audit']],
  tags: [['tags'], ['contacts'], ['companies'], ['audit']],
  users: [['users'], ['directory'], ['audit']],
  views: [['views'], ['audit']],
  sync: [['sync']],
}

/** Milliseconds in which many events are one reading; until a broken line is tried again, at first and at most; of silence on a dead one. */
const TOGETHER = 1_000
const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000
const SILENCE = 60_000

/** Listens until what it returns is called. */
export function openEvents(client: QueryClient): () => void {
  let source: EventSource | undefined
  let last = ''
  let pause = FIRST_PAUSE
  let over = false
  let again: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let reading: ReturnType<typeof setTimeout> | undefined
  const changed = new Set<Changing>()

  const readSoon = (resources: readonly Changing[]) => {
    for (const resource of resources) changed.add(resource)
    reading ??= setTimeout(() => {
      reading = undefined
      const keys = [...changed].flatMap((resource) => KEYS[resource])
      changed.clear()
      for (const queryKey of keys) void client.invalidateQueries({ queryKey })
    }, TOGETHER)
  }
  const close = () => {
    source?.close()
    source = undefined
    setLive(false)
    clearTimeout(again)
    clearTimeout(silence)
  }
  const alive = () => {
    clearTimeout(silence)
    silence = setTimeout(retry, SILENCE)
  }
  const retry = () => {
    close()
    again = setTimeout(open, pause * (0.75 + Math.random() / 2))
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }
  /** The server refused the line: a session that is over ends it for good, and leads to the sign-in page as it does everywhere. */
  const refused = async () => {
    close()
    const error = await client.fetchQuery({ ...sessionOptions(), staleTime: 0, retry: false }).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    if (error instanceof ApiError && error.status === 401) over = true
    if (!over && document.visibilityState === 'visible') retry()
  }
  const open = () => {
    if (over || source !== undefined || document.visibilityState !== 'visible') return
    const made = new EventSource(last === '' ? EVENTS_PATH : `${EVENTS_PATH}?last_event_id=${encodeURIComponent(last)}`)
    source = made
    const on = (name: string, heard: (data: string) => void) =>
      made.addEventListener(name, (event: MessageEvent<string>) => {
        if (source !== made) return
        if (event.lastEventId !== '') last = event.lastEventId
        alive()
        heard(event.data)
      })
    made.addEventListener('open', () => {
      pause = FIRST_PAUSE
      setLive(true)
      alive()
    })
    made.addEventListener('error', () => {
      if (source !== made) return
      setLive(false)
      if (made.readyState === EventSource.CLOSED) void refused()
    })
    on('heartbeat', () => undefined)
    on('call', () => readSoon(['calls']))
    on('changed', (data) => readSoon(namedIn(data)))
    on('reset', () => readSoon(CHANGING))
  }
  // A line is one of the few a browser has for a server: a tab that nobody sees gives it back, and is told later what it missed.
  const seen = () => (document.visibilityState === 'visible' ? open() : close())
  document.addEventListener('visibilitychange', seen)
  open()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', seen)
    clearTimeout(reading)
    close()
  }
}

/** The resources a `changed` event names; what this version does not know shows nothing here. */
function namedIn(data: string): Changing[] {
  const parsed = z.safeParse(ChangedEvent, readJson(data))
  return parsed.success ? CHANGING.filter((resource) => parsed.data.resources.includes(resource)) : []
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
