import { and, asc, count, eq, inArray, isNull, like } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Team, TeamListQuery } from '#contract/hipcall/teams.ts'
import type { Queries } from '../../db/connect.ts'
import { teams } from '../../db/schema.ts'
import type { Place } from '../../http/pages.ts'
import { likePattern } from '../like.ts'

const toTeam = ({ folded: _folded, gone_at: _gone, ...row }: typeof teams.$inferSelect): Team => ({ resource_type: 'team', ...row })

/** One page of the teams that fit, by id, and how many fit. */
export async function teamPage(db: Queries, query: TeamListQuery, place: Place): Promise<{ total: number; rows: Team[] }> {
  const { q, status } = query
  const where = and(
    isNull(teams.gone_at),
    q ? like(teams.folded, `%${likePattern(fold(q))}%`) : undefined,
    status && status.length > 0 ? inArray(teams.state, status) : undefined,
  )
  const [counted] = await db.orm.select({ total: count() }).from(teams).where(where)
  const rows = await db.orm.select().from(teams).where(where).orderBy(asc(teams.id)).limit(place.limit).offset(place.offset)
  return { total: counted?.total ?? 0, rows: rows.map(toTeam) }
}

/** A team; undefined where there is none with this id. */
export async function findTeam(db: Queries, id: number): Promise<Team | undefined> {
  const [row] = await db.orm.select().from(teams).where(eq(teams.id, id))
  return row && toTeam(row)
}
