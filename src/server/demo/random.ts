/** Chance that can be repeated: the same seed gives the same numbers on every machine. */

/** A 32-bit hash of a text (FNV-1a, then mixed). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  return (hash ^ (hash >>> 15)) >>> 0
}

export interface Random {
  /** From 0 up to 1. */
  next(): number
  /** A whole number from `low` to `high`, both possible. */
  int(low: number, high: number): number
  /** True this often: 0.2 is one time in five. */
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
  /** Around `median`, with a long tail to the right; `spread` 0.5 is modest, 1 is wide. */
  lognormal(median: number, spread: number): number
  shuffle<T>(list: readonly T[]): T[]
  uuid(): string
}

/** Chance by a text (mulberry32). */
export function randomOf(seed: string): Random {
  let state = hashOf(seed)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const random: Random = {
    next,
    int,
    chance: (share) => next() < share,
    pick(list) {
      const picked = list[int(0, list.length - 1)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    weighted(weights) {
      const keys = Object.keys(weights) as (keyof typeof weights)[]
      let left = next() * keys.reduce((sum, key) => sum + weights[key], 0)
      const found = keys.find((key) => {
        left -= weights[key]
        return left < 0
      })
      return found ?? random.pick(keys)
    },
    lognormal: (median, spread) => median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    shuffle(list) {
      const left = [...list]
      return list.flatMap(() => left.splice(int(0, left.length - 1), 1))
    },
    uuid() {
      const hex = Array.from({ length: 32 }, () => int(0, 15).toString(16))
      hex[12] = '4'
      hex[16] = '89ab'.charAt(int(0, 3))
      const text = hex.join('')
      return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
    },
  }
  return random
}
