/** Calls and rings of a day in the order of their profiles: a filter is a set of profiles, and passes over the others in one step each. */

/** One behind the other: those of `profile[run]` end before `end[run]`. */
export interface Runs {
  profile: Int32Array
  end: Int32Array
}

/** Bits of an index and of a profile's id: with a class together fewer than a number holds exactly. */
const [INDEXES, PROFILES] = [2 ** 23, 2 ** 25]

/**
 * The order in which records with these profiles stand by class and profile, and the runs of it. Those of one class are together, for the
 * walk does the same with each of them.
 */
export function inOrder(profile: Int32Array, classes: Uint8Array): { order: Int32Array; runs: Runs } {
  const keys = new Float64Array(profile.length)
  profile.forEach((id, index) => {
    keys[index] = ((classes[id] ?? 0) * PROFILES + id) * INDEXES + index
  })
  const order = Int32Array.from(keys.sort(), (key) => key % INDEXES)
  const [profiles, ends]: [number[], number[]] = [[], []]
  order.forEach((from, index) => {
    const id = profile[from] as number
    if (profiles.at(-1) !== id) {
      profiles.push(id)
      ends.push(index)
    }
    ends[ends.length - 1] = index + 1
  })
  return { order, runs: { profile: Int32Array.from(profiles), end: Int32Array.from(ends) } }
}
