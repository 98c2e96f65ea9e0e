/**
 * What was found among the waiting cases, kept while nothing changes: on PGlite finding it means walking all of them, on a processor that
 * others need. Only this process writes there, and it tells of every change (live/live.ts) while its transaction holds up who asks; what
 * several processes write, as on a server, is asked for anew each time.
 */
import type { Queries } from '../../db/connect.ts'
import { keepNewest } from '../../keep-newest.ts'
import { emitterOf } from '../../live/live.ts'

/** Milliseconds: the order, snoozes and figures depend on the time too. */
const FOR = 30_000
/** Answers kept; the oldest go. */
const MOST = 50

interface Kept {
  at: number
  found: Promise<unknown>
}

const memories = new WeakMap<object, { state: string; kept: Map<string, Kept> }>()

/** What `find` gives, or gave lately for the same key. `now`: milliseconds since 1970. What fails is not kept. */
export function remembered<T>(db: Queries, key: string, now: number, find: () => Promise<T>): Promise<T> {
  if (db.kind !== 'embedded') return find()
  const state = emitterOf(db).stateOf('callbacks')
  let memory = memories.get(db.source)
  if (memory === undefined || memory.state !== state) {
    memory = { state, kept: new Map() }
    memories.set(db.source, memory)
  }
  const { kept } = memory
  const known = kept.get(key)
  if (known !== undefined && Math.abs(now - known.at) < FOR) return known.found as Promise<T>
  const found = find()
  kept.delete(key)
  kept.set(key, { at: now, found })
  found.catch(() => kept.delete(key))
  keepNewest(kept, MOST)
  return found
}
