/** How often each number of seconds occurs: mean and quantiles of it are exact. */

/** Seconds counted one by one; longer ones are kept as they are. */
export const COUNTED = 4_096

export class Histogram {
  readonly counts = new Int32Array(COUNTED)
  readonly longer: number[] = []
  /** No value that is counted is as high. */
  #end = 0

  get n(): number {
    let n = this.longer.length
    for (let value = 0; value < this.#end; value += 1) n += this.counts[value] as number
    return n
  }

  get total(): number {
    let total = this.longer.reduce((sum, value) => sum + value, 0)
    for (let value = 0; value < this.#end; value += 1) total += value * (this.counts[value] as number)
    return total
  }

  /** The highest value; -1 of nothing. */
  get longest(): number {
    return this.longer.reduce((longest, value) => Math.max(longest, value), this.#end - 1)
  }

  /** All together. */
  static of(...parts: readonly Histogram[]): Histogram {
    const whole = new Histogram()
    for (const part of parts) whole.add(part)
    return whole
  }

  put(value: number): void {
    if (value >= COUNTED) this.longer.push(value)
    else {
      this.counts[value] = (this.counts[value] as number) + 1
      if (value >= this.#end) this.#end = value + 1
    }
  }

  add(more: Histogram): void {
    for (let value = 0; value < more.#end; value += 1) this.counts[value] = (this.counts[value] as number) + (more.counts[value] as number)
    for (const value of more.longer) this.longer.push(value)
    this.#end = Math.max(this.#end, more.#end)
  }

  /** How many are not above a value below COUNTED. */
  upTo(value: number): number {
    let sum = 0
    for (let at = 0; at <= value; at += 1) sum += this.counts[at] ?? 0
    return sum
  }

  /** The smallest value that this share of all does not exceed; null of nothing. */
  quantile(share: number): number | null {
    const n = this.n
    if (n === 0) return null
    let left = Math.ceil(share * n)
    for (let value = 0; value < this.#end; value += 1) {
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
  return seconds < COUNTED ? (stepOfShort[seconds] as number) : stepOfAny(seconds)
}

/** The quantile of a row of coarse steps, each counted. */
export function coarseQuantile(steps: Int32Array, n: number, share: number): number | null {
  if (n === 0) return null
  let left = Math.ceil(share * n)
  const step = steps.findIndex((count) => {
    left -= count
    return left <= 0
  })
  return step < 64 ? step : Math.round(64 * 2 ** ((step - 64 + 0.5) / 16))
}
