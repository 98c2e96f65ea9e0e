import { sql } from 'drizzle-orm'
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import type { Queries } from '#server/db/connect.ts'

/** A combination of the few-valued fields of a call. `missing_call_reason` is 0 for none. */
export interface Kind {
  id: number
  direction: number
  missing_call: boolean
  missing_call_reason: number
  outcome: Outcome
  has_recording: boolean
  has_voicemail: boolean
}

export type NewKind = Omit<Kind, 'id'>

/** Text that equal kinds share. */
export function kindKey(kind: NewKind): string {
  const { direction, missing_call, missing_call_reason, outcome, has_recording, has_voicemail } = kind
  return [direction, missing_call, missing_call_reason, outcome, has_recording, has_voicemail].join()
}

/** All kinds there are: a few dozen. */
export function readKinds(db: Queries): Promise<Kind[]> {
  return db.rows<Kind>(sql`
    select id, direction, missing_call, missing_call_reason, outcome, has_recording, has_voicemail from cdr_kinds order by id`)
}

/** Ids of kinds by their key, after those that are new were added. */
export async function ensureKinds(tx: Queries, wanted: readonly NewKind[]): Promise<Map<string, number>> {
  const known = new Map((await readKinds(tx)).map((kind) => [kindKey(kind), kind.id]))
  const missing = new Map<string, NewKind>()
  for (const kind of wanted) if (!known.has(kindKey(kind))) missing.set(kindKey(kind), kind)
  if (missing.size === 0) return known
  const added = await tx.rows<Kind>(sql`
    insert into cdr_kinds (direction, missing_call, missing_call_reason, outcome, has_recording, has_voicemail)
    select direction, missing_call, missing_call_reason, outcome, has_recording, has_voicemail
    from json_to_recordset(${JSON.stringify([...missing.values()])}::json) as kind (direction smallint, missing_call boolean,
      missing_call_reason smallint, outcome text, has_recording boolean, has_voicemail boolean)
    returning id, direction, missing_call, missing_call_reason, outcome, has_recording, has_voicemail`)
  for (const kind of added) known.set(kindKey(kind), kind.id)
  return known
}
