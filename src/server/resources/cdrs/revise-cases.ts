import type { Queries } from '#server/db/connect.ts'
import { followAnchors } from '../callbacks/anchors.ts'
import { isAttempt } from '../callbacks/fold.ts'
import { keepCases } from '../callbacks/keep.ts'
import { type HeldCall, isSameToCases } from './held.ts'
import { type InsertOptions, spansOf } from './insert.ts'
import type { Prepared } from './prepare.ts'
import type { Written } from './write-calls.ts'

/** Keeps the cases of callers whose calls were replaced, removed or added: `before` are the calls as they were, `written` as they are. */
export async function reviseCases(
  tx: Queries,
  before: readonly HeldCall[],
  prepared: readonly Prepared[],
  written: readonly Written[],
  { cases }: InsertOptions,
): Promise<void> {
  const made = new Map(prepared.map((call) => [call.row.uuid, call]))
  const moved = before.filter((held) => {
    const call = made.get(held.uuid)
    return call === undefined || !isSameToCases(held, call)
  })
  const callers = new Map(written.map(({ uuid, caller }) => [uuid, caller]))
  const lost = moved.filter(({ uuid, caller, row }) => {
    const call = made.get(uuid)
    return caller !== null && isAttempt(row.outcome) && !(call && isAttempt(call.row.outcome) && callers.get(uuid) === caller)
  })
  await followAnchors(tx, lost)
  if (cases === 'later') return
  const apart = new Set(moved.map(({ uuid }) => uuid))
  const known = new Set(before.map(({ uuid }) => uuid))
  const others = written.filter(({ uuid }) => apart.has(uuid) || !known.has(uuid))
  await keepCases(tx, spansOf([...moved, ...others]))
}
