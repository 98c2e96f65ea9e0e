/**
 * Turns at the embedded database, which does one thing at a time: a request finishes what it began before the next one begins, so that
 * nobody's second statement waits behind everybody's first. Who takes long gives way. A server needs none of this.
 */
import type { Queries } from './connect.ts'

/** Milliseconds after which a turn is given up to whoever waits. */
const LONG = 30

export interface Turn {
  /** To be called between statements: goes on at once, or when the others had their turn. Throws the signal's reason when it is aborted. */
  pause(signal?: AbortSignal): Promise<void>
}

/** Requests that have their turn at once: enough that the database need not wait for this thread between two of them. */
const WIDTH = 3

class Line {
  #inside = 0
  readonly #waiting: (() => void)[] = []

  async enter(): Promise<void> {
    if (this.#inside < WIDTH) this.#inside += 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Whoever waits longest takes the place. */
  leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#inside -= 1
    else next()
  }
}

const lines = new WeakMap<object, Line>()

/** Does `work`, whose statements all go to `db`, when it is its turn. Turns do not nest. */
export async function inTurn<T>(db: Queries, work: (turn: Turn) => Promise<T>): Promise<T> {
  if (db.kind === 'server') return work({ pause: async (signal) => signal?.throwIfAborted() })
  const line = lines.get(db.source) ?? new Line()
  lines.set(db.source, line)
  await line.enter()
  let since = performance.now()
  const pause = async (signal?: AbortSignal) => {
    if (performance.now() - since > LONG) {
      line.leave()
      await line.enter()
      since = performance.now()
    }
    signal?.throwIfAborted()
  }
  try {
    return await work({ pause })
  } finally {
    line.leave()
  }
}
