/** How long the sound of a call is, for the recordings this server makes itself. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'
import type { SoundKind } from '../../http/recordings.ts'

/** Whole seconds; null where there is no such call, or it has no sound of this kind. */
export async function secondsOfSound(db: Queries, kind: SoundKind, uuid: string): Promise<number | null> {
  const column = kind === 'call' ? sql`recording_seconds` : sql`voicemail_seconds`
  const [row] = await db.rows<{ seconds: number | null }>(sql`select ${column} as seconds from cdrs where uuid = ${uuid}`)
  return row?.seconds ?? null
}
