/** The user a person says they are: for "my tasks" and "my calls", and as the name others see. No right hangs on it. */
import { sql } from 'drizzle-orm'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/connect.ts'
import type { Person } from './route.ts'

/** Milliseconds for which a user's name is remembered. */
const REMEMBERED = 5_000
const MOST_REMEMBERED = 1_000

export interface ChosenUsers {
  /** The name of a user; undefined where there is none (any more). */
  nameOf(userId: number): Promise<string | undefined>
  /** The person as the user they say they are, where their token says nothing of that. */
  as(person: Person, userId: number | null): Promise<Person>
}

export function createChosenUsers(db: Queries, clock: Clock): ChosenUsers {
  const remembered = new Map<number, { name: string | undefined; until: number }>()
  async function nameOf(userId: number): Promise<string | undefined> {
    const now = clock.now()
    const known = remembered.get(userId)
    if (known !== undefined && known.until > now) return known.name
    const [user] = await db.rows<{ name: string }>(sql`select name from users where id = ${userId} and gone_at is null`)
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(userId, { name: user?.name, until: now + REMEMBERED })
    return user?.name
  }
  return {
    nameOf,
    async as(person, userId) {
      if (person.user_id !== null) return person
      const name = userId === null ? undefined : await nameOf(userId)
      const chosen = name === undefined ? {} : { user_id: userId, name }
      return { ...person, ...chosen, chooses_user: true }
    },
  }
}
