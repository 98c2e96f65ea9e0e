import { type SQL, sql } from 'drizzle-orm'
import type { Queries } from '../../db/connect.ts'

/**
 * Who a task with `auto_assign_to_user` goes to: the owner of the first company that has one, else of the first contact, else of the
 * first deal; null where none has. An owner who is no user any more counts as none.
 */
export async function ownerOf(
  tx: Queries,
  links: { company: readonly number[]; contact: readonly number[]; deal: readonly number[] },
): Promise<number | null> {
  const inOrder: [SQL, readonly number[]][] = [
    [sql`companies`, links.company],
    [sql`contacts`, links.contact],
    [sql`deals`, links.deal],
  ]
  for (const [table, ids] of inOrder) {
    if (ids.length === 0) continue
    const [first] = await tx.rows<{ owner_id: number }>(sql`
      select owned.owner_id from unnest(${sql.param([...ids])}::int[]) with ordinality as given (id, place)
      join ${table} owned on owned.id = given.id join users on users.id = owned.owner_id and users.gone_at is null
      order by given.place limit 1`)
    if (first !== undefined) return first.owner_id
  }
  return null
}
