import { sql } from 'drizzle-orm'
import type { NumberChangePreview, NumberChangePreviewAsk, NumberChangePreviewRow } from '#contract/dashboard/number-changes.ts'
import { requireNumber } from '../../account/require-number.ts'
import type { Queries } from '../../db/connect.ts'

interface Found {
  user_id: number
  known: boolean
  name: string | null
  status: string | null
  default_number_id: number | null
}

/** What a change would do to each of the chosen users, in their order. Throws a 422 where the number does not exist. */
export async function previewChange(queries: Queries, ask: NumberChangePreviewAsk): Promise<NumberChangePreview> {
  await requireNumber(queries, ask.default_number_id)
  const found = await queries.rows<Found>(sql`
    select given.user_id, users.id is not null and users.gone_at is null as known, users.full_name as name, users.status, users.default_number_id
    from unnest(${sql.param([...new Set(ask.user_ids)])}::int[]) with ordinality as given (user_id, place)
    left join users on users.id = given.user_id order by given.place`)
  const rows = found.map(
    (user): NumberChangePreviewRow => ({
      user_id: user.user_id,
      name: user.name,
      passive: user.status === 'passive',
      old_number_id: user.default_number_id,
      new_number_id: ask.default_number_id,
      verdict: !user.known ? 'gone' : user.default_number_id === ask.default_number_id ? 'already' : 'change',
    }),
  )
  const count = (fits: (row: NumberChangePreviewRow) => boolean) => rows.filter(fits).length
  return {
    default_number_id: ask.default_number_id,
    counts: {
      total: rows.length,
      change: count((row) => row.verdict === 'change'),
      already: count((row) => row.verdict === 'already'),
      gone: count((row) => row.verdict === 'gone'),
      passive: count((row) => row.passive),
    },
    rows,
  }
}
