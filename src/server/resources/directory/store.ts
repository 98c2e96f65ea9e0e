import { asc, eq, sql } from 'drizzle-orm'
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

/** Names of everything a call can point at. */
export async function readDirectory(db: Queries): Promise<Directory> {
  const extension = db.orm.select({ number: extensions.number }).from(extensions).where(eq(extensions.id, users.default_extension_id))
  const people = await db.orm
    .select({
      id: users.id,
      name: users.full_name,
      active: sql<boolean>`${users.status} = 'active'`,
      default_number_id: users.default_number_id,
      extension: sql<string | null>`(${extension})`,
    })
    .from(users)
    .orderBy(asc(users.folded), asc(users.id))
  const active = (table: typeof teams | typeof greetings) => sql<boolean>`${table.state} = 'active'`
  return {
    users: people,
    teams: await db.orm
      .select({ id: teams.id, name: teams.name, active: active(teams) })
      .from(teams)
      .orderBy(asc(teams.id)),
    greetings: await db.orm
      .select({ id: greetings.id, name: greetings.name, active: active(greetings) })
      .from(greetings)
      .orderBy(asc(greetings.id)),
    numbers: await db.orm.select().from(numbers).orderBy(asc(numbers.id)),
    extensions: await db.orm
      .select({ id: extensions.id, number: extensions.number, target_id: extensions.target_id, target_type: extensions.target_type })
      .from(extensions)
      .orderBy(asc(extensions.number), asc(extensions.id)),
  }
}
