/** Calls and rings in the order of their profiles: a filter is a set of profiles, and passes over the others in one step each. */

/** One behind the other: those of `profile[run]` end before `end[run]`. */
export interface Runs {
  profile: Int32Array
  end: Int32Array
}

/** Where a run begins. */
export const beginOf = ({ end }: Runs, run: number): number => (run === 0 ? 0 : (end[run - 1] as number))

/** The place of each profile in an order by class: of those of one class calls are walked one behind the other, for the same is done with them. */
export function ranksOf(classes: Uint8Array): Int32Array {
  const ids = Array.from(classes, (_, id) => id).sort((a, b) => (classes[a] ?? 0) - (classes[b] ?? 0) || a - b)
  const ranks = new Int32Array(classes.length)
  ids.forEach((id, rank) => {
    ranks[id] = rank
  })
  return ranks
}

/** The order in which records with these profiles stand by the ranks of those, and the runs of it. */
export function inOrder(profile: Int32Array, ranks: Int32Array): { order: Int32Array; runs: Runs } {
  const next = new Int32Array(ranks.length + 1)
  for (let index = 0; index < profile.length; index += 1) {
    const after = (ranks[profile[index] as number] as number) + 1
    next[after] = (next[after] as number) + 1
  }
  let count = 0
  for (let rank = 1; rank < next.length; rank += 1) {
    if (next[rank] !== 0) count += 1
    next[rank] = (next[rank] as number) + (next[rank - 1] as number)
  }
  const order = new Int32Array(profile.length)
  for (let index = 0; index < profile.length; index += 1) {
    const rank = ranks[profile[index] as number] as number
    order[next[rank] as number] = index
    next[rank] = (next[rank] as number) + 1
  }
  return { order, runs: runsIn(profile, order, count) }
}

function runsIn(profile: Int32Array, order: Int32Array, count: number): Runs {
  const runs = { profile: new Int32Array(count), end: new Int32Array(count) }
  let run = -1
  let last = -1
  for (let index = 0; index < order.length; index += 1) {
    const id = profile[order[index] as number] as number
    if (id !== last) run += 1
    runs.profile[run] = id
    runs.end[run] = index + 1
    last = id
  }
  return runs
}
