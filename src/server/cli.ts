/** `npm run token`: makes, lists and revokes API tokens of this server's account; and makes its figures anew. */
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { ROLES } from '#contract/dashboard/roles.ts'
import { TokenCreate } from '#contract/dashboard/tokens.ts'
import { systemClock } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Db } from './db/connect.ts'
import { DirectoryLockedError } from './db/lock.ts'
import { HttpError } from './http/errors.ts'
import type { Person } from './http/route.ts'
import { rebuildInsights } from './insights/rebuild.ts'
import { openDeps } from './open-deps.ts'
import { createToken, listTokens, revokeToken } from './resources/tokens/store.ts'
import { say, stopWith } from './say.ts'

const USAGE = `npm run token -- create --user 2 --role agent [--name "Front desk"]
npm run token -- list
npm run token -- revoke --id 3
npm run token -- rebuild      makes the figures anew out of the calls`

interface Options {
  user?: string
  role?: string
  name?: string
  id?: string
}

/** Whoever may run this here may do everything; the audit trail says that it was done this way. */
const HERE: Person = { role: 'admin', user_id: null, name: 'npm run token', token_id: null }

async function create(db: Db, { user, role, name }: Options): Promise<void> {
  const known = ROLES.find((one) => one === role)
  if (known === undefined) return stopWith(`--role must be one of ${ROLES.join(', ')}.`)
  const userId = user === undefined ? null : Number(user)
  const [found] = await db.rows<{ name: string }>(
    sql`select name from users where id = ${Number.isInteger(userId) ? userId : -1} and gone_at is null`,
  )
  if (userId !== null && found === undefined) return stopWith(`There is no user ${user}. Leave --user out for a token of no user.`)
  const { data, error } = z.safeParse(TokenCreate, { name: name ?? found?.name ?? known, role: known, user_id: userId })
  if (error !== undefined) return stopWith('--name must have 2 to 100 characters.')
  const { token } = await db.transaction((tx) => createToken(tx, data, HERE, systemClock.now()))
  say(`${token}\nThis is shown once. Keep it as you keep a password.`)
}

async function list(db: Db): Promise<void> {
  const tokens = (await listTokens(db)).toReversed()
  for (const { id, role, user_id, name, revoked_at } of tokens)
    say([id, role, user_id === null ? 'no user' : `user ${user_id}`, name, revoked_at === null ? '' : 'revoked'].join('\t'))
  if (tokens.length === 0) say('There are no tokens yet.')
}

async function revoke(db: Db, { id }: Options): Promise<void> {
  const known = /^\d{1,9}$/.test(id ?? '') ? Number(id) : -1
  try {
    await db.transaction((tx) => revokeToken(tx, known, HERE, systemClock.now()))
  } catch (error) {
    if (error instanceof HttpError) return stopWith('There is no such token, or it is revoked already. See: npm run token -- list')
    throw error
  }
  say('Revoked. It stops working within seconds.')
}

async function rebuild(db: Db): Promise<void> {
  const days = await rebuildInsights(db, (done, total) => {
    if (done % 50 === 0) say(`${done} of ${total} days`)
  })
  say(`The figures of ${days} days were made anew.`)
}

const COMMANDS: Readonly<Record<string, (db: Db, options: Options) => Promise<void>>> = { create, list, revoke, rebuild }

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { user: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' }, id: { type: 'string' } },
  })
  const command = COMMANDS[positionals[0] ?? '']
  if (command === undefined) stopWith(USAGE)
  const { db } = await openDeps(readConfig(process.env), systemClock)
  await command(db, values)
  await db.close()
} catch (error) {
  if (error instanceof DirectoryLockedError)
    stopWith('Santral is running on this DATA_DIR. Stop it first, or use a DATABASE_URL that both can reach.')
  else if (error instanceof ConfigError || (error instanceof TypeError && 'code' in error)) stopWith(`${error.message}\n${USAGE}`)
  else throw error
}
