/** Timing of requests, and what the times say. */
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

export interface Times {
  name: string
  best: number
  median: number
  p99: number
  worst: number
  /** Of an answer, where that is a list. */
  rows?: number | undefined
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

/** A share of one that looks random and is the same each time. */
const shareOf = (client: number, turn: number) => ((client * 7_919 + turn * 104_729) % 1_000) / 1_000

/** Clients that each look at what they got for half a second to one and a half before they ask again, for so many seconds in all. */
export async function atLeisure(name: string, clients: number, seconds: number, work: (turn: number) => Promise<unknown>): Promise<Times> {
  const taken: number[] = []
  const end = performance.now() + seconds * 1000
  let turn = 0
  const client = async (number: number) => {
    for (let own = 0; ; own += 1) {
      await pause(500 + 1_000 * shareOf(number, own))
      if (performance.now() > end) return
      turn += 1
      const startedAt = performance.now()
      await work(turn)
      taken.push(performance.now() - startedAt)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  return timesOf(name, taken)
}

/** Does `work` again and again, two at a time, while `measured` runs; gives what that gives. */
export async function meanwhile<T>(work: (turn: number) => Promise<unknown>, measured: () => Promise<T>): Promise<T> {
  let over = false
  let turn = 0
  const worker = async () => {
    while (!over) await work(turn++)
  }
  const workers = [worker(), worker()]
  const result = await measured()
  over = true
  await Promise.all(workers)
  return result
}
