/** Time that passes only when nothing else is to be done: a month in as long as its work takes. */
import type { Db, Queries } from '#server/db/connect.ts'
import type { Time } from '#server/time.ts'

interface Sleeper {
  at: number
  order: number
  wake: () => void
}

export interface SimulatedTime extends Time {
  /** Lets time pass until `end` (milliseconds since 1970). */
  runUntil(end: number): Promise<void>
  /** The same database; while something is asked of it, time stands still. */
  watch(db: Db): Db
}

export function simulatedTime(start: number): SimulatedTime {
  let now = start
  let order = 0
  let busy = 0
  let idle: (() => void) | undefined
  const sleepers = heap<Sleeper>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  const working = async <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
      if (busy === 0) idle?.()
    }
  }
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  const quiet = async () => {
    for (;;) {
      await turn()
      if (busy === 0) return
      await new Promise<void>((resolve) => {
        idle = resolve
      })
      idle = undefined
    }
  }
  const watchQueries = <Q extends Queries>(db: Q): Q => ({
    ...db,
    rows: (statement) => working(() => db.rows(statement)),
    transaction: (work) => working(() => db.transaction(work)),
  })
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const done = () => {
          signal?.removeEventListener('abort', done)
          resolve()
        }
        signal?.addEventListener('abort', done)
        order += 1
        sleepers.push({ at: now + Math.max(0, milliseconds), order, wake: done })
      }),
    async runUntil(end) {
      for (;;) {
        await quiet()
        const next = sleepers.first()
        if (next === undefined || next.at > end) break
        sleepers.pop()
        now = Math.max(now, next.at)
        next.wake()
      }
      now = Math.max(now, end)
    },
    watch: (db) => watchQueries(db),
  }
}

/** A binary heap. */
export function heap<T>(before: (a: T, b: T) => boolean) {
  const items: T[] = []
  const at = (index: number) => items[index] as T
  const swap = (a: number, b: number) => {
    ;[items[a], items[b]] = [at(b), at(a)]
  }
  return {
    first: () => items[0],
    push(item: T) {
      items.push(item)
      for (let index = items.length - 1; index > 0; ) {
        const parent = (index - 1) >> 1
        if (!before(at(index), at(parent))) break
        swap(index, parent)
        index = parent
      }
    },
    pop(): T | undefined {
      const [first] = items
      const last = items.pop()
      if (items.length === 0 || last === undefined) return first
      items[0] = last
      for (let index = 0; ; ) {
        const [left, right] = [2 * index + 1, 2 * index + 2]
        let least = index
        if (left < items.length && before(at(left), at(least))) least = left
        if (right < items.length && before(at(right), at(least))) least = right
        if (least === index) break
        swap(index, least)
        index = least
      }
      return first
    },
  }
}
