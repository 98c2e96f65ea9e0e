/** How often each number of seconds occurs: mean and quantiles of it are exact. */

/** Seconds counted one by one; longer ones are kept as they are. */
export const COUNTED = 4_096

export class Histogram {
  readonly counts = new Uint32Array(COUNTED)
  readonly longer: number[] = []
  n = 0
  total = 0

  /** Both together. */
  static of(...parts: readonly Histogram[]): Histogram {
    const whole = new Histogram()
    for (const { counts, longer, n, total } of parts) {
      for (let value = 0; value < COUNTED; value += 1) whole.counts[value] = (whole.counts[value] ?? 0) + (counts[value] ?? 0)
      whole.longer.push(...longer)
      whole.n += n
      whole.total += total
    }
    return whole
  }

  /** How many are not above a value below COUNTED. */
  upTo(value: number): number {
    let sum = 0
    for (let at = 0; at <= value; at += 1) sum += this.counts[at] ?? 0
    return sum
  }

  /** The smallest value that this share of all does not exceed; null of nothing. */
  quantile(share: number): number | null {
    if (this.n === 0) return null
    let left = Math.ceil(share * this.n)
    for (let value = 0; value < COUNTED; value += 1) {
      left -= this.counts[value] ?? 0
      if (left <= 0) return value
    }
    return this.longer.sort((a, b) => a - b)[left - 1] ?? null
  }
}

/** Coarse steps of seconds: each second below 64, then 16 steps until twice as much. Their middles are within 3 %. */
export const STEPS = 64 + 16 * 26

const stepOfShort = Uint16Array.from({ length: COUNTED }, (_, seconds) => stepOfAny(seconds))

function stepOfAny(seconds: number): number {
  return seconds < 64 ? seconds : 64 + Math.floor(Math.log2(seconds / 64) * 16)
}

export function stepOf(seconds: number): number {
  return stepOfShort[seconds] ?? stepOfAny(seconds)
}

/** The quantile of a row of coarse steps, each counted. */
export function coarseQuantile(steps: Uint32Array, n: number, share: number): number | null {
  if (n === 0) return null
  let left = Math.ceil(share * n)
  const step = steps.findIndex((count) => {
    left -= count
    return left <= 0
  })
  return step < 64 ? step : Math.round(64 * 2 ** ((step - 64 + 0.5) / 16))
}
