import { and, asc, count, desc, eq, inArray, isNull, like } from 'drizzle-orm'
import type { Extension, ExtensionListQuery } from '#contract/hipcall/extensions.ts'
import type { Queries } from '../../db/connect.ts'
import { extensions } from '../../db/schema.ts'
import type { Place } from '../../http/pages.ts'
import { likePattern } from '../like.ts'

const toExtension = ({ gone_at: _, ...row }: typeof extensions.$inferSelect): Extension => ({ resource_type: 'extension', ...row })

/** Oldest first; those of one second by number, as the documentation's example has them. */
const DEFAULT_SORT = [
  { field: 'created_at', descending: false },
  { field: 'number', descending: false },
] as const

/** One page of the extensions that fit, and how many fit. */
export async function extensionPage(db: Queries, query: ExtensionListQuery, place: Place): Promise<{ total: number; rows: Extension[] }> {
  const { q, target, sort } = query
  const where = and(
    isNull(extensions.gone_at),
    q ? like(extensions.number, `%${likePattern(q)}%`) : undefined,
    target && target.length > 0 ? inArray(extensions.target_type, target) : undefined,
  )
  const keys = sort && sort.length > 0 ? sort : DEFAULT_SORT
  const [counted] = await db.orm.select({ total: count() }).from(extensions).where(where)
  const rows = await db.orm
    .select()
    .from(extensions)
    .where(where)
    .orderBy(
      ...keys.map(({ field, descending }) => (descending ? desc : asc)(extensions[field])),
      asc(extensions.number),
      asc(extensions.id),
    )
    .limit(place.limit)
    .offset(place.offset)
  return { total: counted?.total ?? 0, rows: rows.map(toExtension) }
}

/** An extension; undefined where there is none with this id. */
export async function findExtension(db: Queries, id: number): Promise<Extension | undefined> {
  const [row] = await db.orm.select().from(extensions).where(eq(extensions.id, id))
  return row && toExtension(row)
}
