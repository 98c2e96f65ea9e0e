/** Choices that look random and are the same for the same seed. */
export interface Choice {
  /** A whole number, both ends included. */
  number(from: number, to: number): number
  of<T>(values: readonly T[]): T
  /** True once in so many times. */
  oneIn(times: number): boolean
  /** So many of what `make` gives, both ends included. */
  list<T>(from: number, to: number, make: () => T): T[]
}

/** The generator is mulberry32. */
export function chooser(seed: number): Choice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const number = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    number,
    of(values) {
      const value = values[number(0, values.length - 1)]
      return value as (typeof values)[number]
    },
    oneIn: (times) => next() * times < 1,
    list: (from, to, make) => Array.from({ length: number(from, to) }, make),
  }
}
