/** Changes a user's default number at Hipcall: a change that may be repeated without harm, but not over somebody else's. */
import { sql } from 'drizzle-orm'
import { SAID } from '#contract/said.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { HttpError } from '../http/errors.ts'
import { announceChange } from '../live/live.ts'
import { storeDefaultNumber } from '../resources/users/change-default-number.ts'
import type { Ask } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import { ConflictError, type DefaultNumberChange, GivenUpError, type Write } from './account.ts'
import { askOf, endingSession, type HipcallParts } from './forward.ts'
import { type Recover, send } from './recover.ts'
import { refusalOf, silence, UnknownOutcomeError } from './refusals.ts'

/** How often an unattended change is tried again, and seconds to wait where Hipcall does not say how long: doubled each time. */
const TRIES_MORE = 3
const FIRST_WAIT = 2

const noUser = (id: number) => new HttpError(404, `There is no user ${id}.`)

/** What Hipcall has. Throws a 404, or an UpstreamError. */
async function numberAtHipcall({ upstream }: HipcallParts, ask: Ask, userId: number): Promise<number | null> {
  const user = await upstream.user(ask, userId)
  if (user === null) throw noUser(userId)
  return user.default_number_id
}

async function numberHere({ db }: HipcallParts, userId: number): Promise<number | null> {
  const [row] = await db.rows<{ number: number | null }>(sql`select default_number_id as number from users where id = ${userId}`)
  if (row === undefined) throw noUser(userId)
  return row.number
}

/** Takes over what Hipcall has, where that is another number than was known here. */
async function learn({ db }: HipcallParts, userId: number, number: number | null): Promise<void> {
  const changed = await db.rows(sql`
    update users set default_number_id = ${number} where id = ${userId} and default_number_id is distinct from ${number}::int returning id`)
  if (changed.length > 0) await announceChange(db, 'users')
}

/** The number before the change; `there` where Hipcall has the wanted one already. Throws a ConflictError. */
async function beforeOf(parts: HipcallParts, ask: Ask, change: DefaultNumberChange, unattended: boolean): Promise<number | null | 'there'> {
  const { user_id, default_number_id: wanted, expected } = change
  const known = await numberHere(parts, user_id)
  const doubtful = known === wanted ? !unattended : expected !== undefined && known !== expected
  if (!doubtful) return known === wanted ? 'there' : known
  const current = await numberAtHipcall(parts, ask, user_id).catch((error: unknown) => {
    throw error instanceof UpstreamError ? refusalOf(error) : error
  })
  await learn(parts, user_id, current)
  if (current === wanted) return 'there'
  if (expected !== undefined && current !== expected) throw new ConflictError(current)
  return current
}

/** Asks whether the change was made although no answer said so. */
function byReading(parts: HipcallParts, { user_id, default_number_id: wanted }: DefaultNumberChange): Recover<void> {
  return async (first, ask) => {
    const current = await numberAtHipcall(parts, ask, user_id).catch((error: unknown) => {
      throw error instanceof UpstreamError ? new UnknownOutcomeError(silence(first), SAID.numberUnknown) : error
    })
    if (current !== wanted) throw new HttpError(silence(first), SAID.numberAsItWas)
  }
}

/** One try; false where the user has the number already. */
async function changeOnce(parts: HipcallParts, ask: Ask, change: DefaultNumberChange, write: Write): Promise<boolean> {
  const { user_id, default_number_id } = change
  const before = await beforeOf(parts, ask, change, write.unattended !== undefined)
  if (before === 'there' && change.begun !== true) return false
  const { answered } =
    before === 'there'
      ? { answered: false }
      : await send(ask, (asked) => parts.upstream.changeDefaultNumber(asked, user_id, default_number_id), byReading(parts, change))
  await parts.db.transaction(async (tx) => {
    await storeDefaultNumber(
      tx,
      { user_id, default_number_id, before: before === 'there' ? (change.expected ?? null) : before },
      { person: write.person, at: formatTimestamp(parts.time.now()), ...(answered ? {} : { remark: { unanswered: true } }) },
    )
    await write.alongside?.(tx)
    await announceChange(tx, 'users')
  })
  return true
}

/** Seconds after which a failure may have passed; undefined where it will not. */
function worthWaiting(error: unknown, tried: number): number | undefined {
  if (!(error instanceof HttpError) || ![429, 502, 504].includes(error.status) || tried >= TRIES_MORE) return undefined
  return Number(error.headers['retry-after'] ?? FIRST_WAIT * 2 ** tried)
}

/** Changes it, and stores the change. Gives false where the user has the number already. An unattended one is tried again where that may help. */
export async function forwardNumber(parts: HipcallParts, change: DefaultNumberChange, write: Write): Promise<boolean> {
  const ask = askOf(write)
  const signal = write.unattended?.signal
  const once = () => endingSession(parts.db, ask, () => changeOnce(parts, ask, change, write))
  for (let tried = 0; ; tried += 1) {
    try {
      return await parts.inTurn(`user ${change.user_id}`, once)
    } catch (error) {
      if (signal?.aborted) throw new GivenUpError('the change was given up', { cause: error })
      const seconds = signal === undefined ? undefined : worthWaiting(error, tried)
      if (seconds === undefined) throw error
      await parts.time.sleep(seconds * 1000, signal)
      if (signal?.aborted) throw new GivenUpError('the change was given up', { cause: error })
    }
  }
}
