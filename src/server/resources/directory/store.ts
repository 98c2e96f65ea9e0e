import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Directory } from '#contract/dashboard/directory.ts'
import { fold } from '#contract/fold.ts'
import type { Extension } from '#contract/hipcall/extensions.ts'
import type { Greeting } from '#contract/hipcall/greetings.ts'
import type { PhoneNumber } from '#contract/hipcall/numbers.ts'
import type { Team } from '#contract/hipcall/teams.ts'
import type { User } from '#contract/hipcall/users.ts'
import type { Queries } from '#server/db/connect.ts'
import { extensions, greetings, numbers, teams, users } from '#server/db/schema.ts'
import { upsertAll } from '#server/db/upsert.ts'

/** Records as the API lists them. */
export interface DirectoryRecords {
  users?: readonly User[]
  teams?: readonly Team[]
  greetings?: readonly Greeting[]
  numbers?: readonly PhoneNumber[]
  extensions?: readonly Extension[]
}

/** Adds the records, or replaces those with the same ids. What is not given stays. */
export async function upsertDirectory(db: Queries, records: DirectoryRecords): Promise<void> {
  await db.transaction(async (tx) => {
    const people = (records.users ?? []).map(({ resource_type: _, '2fa': two_factor, ...user }) => ({
      ...user,
      two_factor,
      folded: fold(`${user.name} ${user.full_name} ${user.email}`),
    }))
    await upsertAll(tx, users, people)
    await upsertAll(
      tx,
      teams,
      (records.teams ?? []).map(({ resource_type: _, ...team }) => ({ ...team, folded: fold(team.name) })),
    )
    await upsertAll(tx, greetings, (records.greetings ?? []).map(withoutType))
    await upsertAll(tx, numbers, (records.numbers ?? []).map(withoutType))
    await upsertAll(tx, extensions, (records.extensions ?? []).map(withoutType))
  })
}

function withoutType<T extends { resource_type: string }>({ resource_type: _, ...record }: T): Omit<T, 'resource_type'> {
  return record
}

/** Names of everything a call can point at, also of what the account has not any more. */
export async function readDirectory(db: Queries): Promise<Directory> {
  const extension = db.orm
    .select({ number: extensions.number })
    .from(extensions)
    .where(and(eq(extensions.id, users.default_extension_id), isNull(extensions.gone_at)))
  const people = await db.orm
    .select({
      id: users.id,
      name: users.full_name,
      active: activeIn(users.status, users.gone_at),
      default_number_id: users.default_number_id,
      extension: sql<string | null>`(${extension})`,
      gone_at: users.gone_at,
    })
    .from(users)
    .orderBy(asc(users.folded), asc(users.id))
  const named = (table: typeof teams | typeof greetings) =>
    db.orm
      .select({ id: table.id, name: table.name, active: activeIn(table.state, table.gone_at), gone_at: table.gone_at })
      .from(table)
      .orderBy(asc(table.id))
  const { id, number, target_id, target_type, gone_at } = extensions
  return {
    users: people.map(marked),
    teams: (await named(teams)).map(marked),
    greetings: (await named(greetings)).map(marked),
    numbers: (await db.orm.select().from(numbers).orderBy(asc(numbers.id))).map(marked),
    extensions: (await db.orm.select({ id, number, target_id, target_type, gone_at }).from(extensions).orderBy(asc(number), asc(id))).map(
      marked,
    ),
  }
}

const activeIn = (state: PgColumn, gone_at: PgColumn) => sql<boolean>`(${state} = 'active' and ${gone_at} is null)`

function marked<T extends { gone_at: string | null }>({ gone_at, ...row }: T): Omit<T, 'gone_at'> & { gone?: true } {
  return gone_at === null ? row : { ...row, gone: true }
}
