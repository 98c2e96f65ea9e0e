/** Timing of requests, and what the times say. */
import { setImmediate as nextTurn } from 'node:timers/promises'

export interface Times {
  name: string
  best: number
  median: number
  p99: number
  worst: number
}

/** The value that so many of all are not above: 0.5 is the median. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function timesOf(name: string, milliseconds: readonly number[]): Times {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  return { name, best: sorted[0] ?? 0, median: quantile(sorted, 0.5), p99: quantile(sorted, 0.99), worst: sorted.at(-1) ?? 0 }
}

/** Milliseconds, of which differences count: of the wall's clock, or of the processor's on a machine that others use too. */
export type Stopwatch = () => number

export const wallTime: Stopwatch = () => performance.now()

export const processorTime: Stopwatch = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Does `work` so many times, one after the other, after a few that are not counted. */
export async function repeat(name: string, times: number, work: (turn: number) => Promise<unknown>, time: Stopwatch): Promise<Times> {
  const taken: number[] = []
  for (let turn = -5; turn < times; turn += 1) {
    const startedAt = time()
    await work(turn)
    if (turn >= 0) taken.push(time() - startedAt)
  }
  return timesOf(name, taken)
}

/** Clients that each ask again as soon as they are answered, until `requests` were made by all. */
export async function atOnce(name: string, clients: number, requests: number, work: (turn: number) => Promise<unknown>): Promise<Times> {
  const taken: number[] = []
  let turn = 0
  const client = async () => {
    while (turn < requests) {
      turn += 1
      const startedAt = performance.now()
      await work(turn)
      taken.push(performance.now() - startedAt)
      // A request over a network gives the event loop back; one in the same process does not by itself.
      await nextTurn()
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return timesOf(name, taken)
}
