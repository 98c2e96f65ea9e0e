/** Time that stands still until a test moves it: a month of waiting passes as fast as what happens in it. */
import type { Time } from '../time.ts'

export interface VirtualTime extends Time {
  /** Sleepers that wait. */
  readonly pending: number
  /** Marks work that takes real time (a database in a worker): time stands still until it is done. */
  during<T>(work: Promise<T>): Promise<T>
  /** Resolves once nothing goes on any more but sleeping. */
  settle(): Promise<void>
  /** Lets everything settle, moves on to the sleeper that is due first (of several the one that lay down first), wakes it, and lets everything settle again. False where nobody sleeps. */
  next(): Promise<boolean>
  /** Wakes sleepers in their order until this instant (milliseconds since 1970), which it then is; without one until nobody sleeps. */
  run(until?: number): Promise<void>
}

/** Turns of the event loop without work that count as quiet. */
const QUIET_TURNS = 3

interface Sleeper {
  at: number
  /** Place among those due at the same time. */
  turn: number
  wake: (() => void) | undefined
}

/** A time that starts at this instant. `busy` says that real work goes on that `during` does not know of. */
export function createVirtualTime(start: number, { busy = () => false }: { busy?: () => boolean } = {}): VirtualTime {
  const sleepers = createHeap()
  let now = start
  let turns = 0
  let pending = 0
  let working = 0
  let whenIdle: (() => void)[] = []

  const sleep = (milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted) return resolve()
      const wake = () => {
        sleeper.wake = undefined
        pending -= 1
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const sleeper: Sleeper = { at: now + Math.max(0, milliseconds), turn: turns++, wake }
      pending += 1
      sleepers.push(sleeper)
      signal?.addEventListener('abort', wake, { once: true })
    })

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      if (busy()) quiet = -1
      if (working > 0) {
        quiet = -1
        await new Promise<void>((resolve) => whenIdle.push(resolve))
      }
    }
  }

  function first(): Sleeper | undefined {
    while (sleepers.first() !== undefined && sleepers.first()?.wake === undefined) sleepers.shift()
    return sleepers.first()
  }

  async function next(): Promise<boolean> {
    await settle()
    const sleeper = first()
    if (sleeper === undefined) return false
    now = Math.max(now, sleeper.at)
    sleeper.wake?.()
    await settle()
    return true
  }

  return {
    now: () => now,
    sleep,
    settle,
    next,
    get pending() {
      return pending
    },
    async during(work) {
      working += 1
      try {
        return await work
      } finally {
        working -= 1
        if (working === 0) {
          for (const resolve of whenIdle) resolve()
          whenIdle = []
        }
      }
    },
    async run(until = Number.POSITIVE_INFINITY) {
      await settle()
      while ((first()?.at ?? Number.POSITIVE_INFINITY) <= until && (await next()));
      if (Number.isFinite(until)) now = Math.max(now, until)
    },
  }
}

/** Sleepers, those due first in front. */
function createHeap() {
  const heap: Sleeper[] = []
  const before = (one: Sleeper | undefined, other: Sleeper | undefined) =>
    one !== undefined && (other === undefined || one.at < other.at || (one.at === other.at && one.turn < other.turn))
  const swap = (one: number, other: number) => {
    const [a, b] = [heap[one], heap[other]]
    if (a !== undefined && b !== undefined) [heap[one], heap[other]] = [b, a]
  }
  return {
    first: (): Sleeper | undefined => heap[0],
    push(sleeper: Sleeper) {
      let at = heap.push(sleeper) - 1
      for (let parent = (at - 1) >> 1; at > 0 && before(heap[at], heap[parent]); parent = (at - 1) >> 1) {
        swap(at, parent)
        at = parent
      }
    },
    shift() {
      swap(0, heap.length - 1)
      heap.pop()
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2]
        const child = before(heap[right], heap[left]) ? right : left
        if (!before(heap[child], heap[at])) return
        swap(at, child)
        at = child
      }
    },
  }
}
