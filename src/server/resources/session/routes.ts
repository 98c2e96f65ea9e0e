/** Signing in and out of the dashboard, and who is signed in. */
import { may, RIGHTS } from '#contract/dashboard/roles.ts'
import { type Account, chooseUser, getAccount, getSession, type Session, signIn, signOut } from '#contract/dashboard/session.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { Deps } from '../../deps.ts'
import type { ChosenUsers } from '../../http/chosen-user.ts'
import { HttpError } from '../../http/errors.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import { type Accepted, type Person, type Route, route } from '../../http/route.ts'
import type { Sessions } from '../../http/session-cookie.ts'
import type { Tokens } from '../../http/tokens.ts'
import { clockOf } from '../days-of-zone.ts'

/** Attempts a minute from one address. */
const ATTEMPTS = 20
/** Milliseconds. */
const DAY = 86_400_000
const YEAR = 365 * DAY

export interface SessionDeps extends Pick<Deps, 'clock' | 'kind' | 'zone'> {
  tokens: Tokens
  sessions: Sessions
  chosen: ChosenUsers
  /** Whether the sign-in page offers the demo's people. */
  demoSignIn: boolean
}

export function sessionRoutes(deps: SessionDeps): Route[] {
  const clockToday = oncePerDay((now) =>
    clockOf(deps.zone, now - 2 * YEAR, now + YEAR).map(({ from, offset }) => ({ from: formatTimestamp(from), offset })),
  )
  const account = (): Account => ({
    kind: deps.kind,
    time_zone: deps.zone,
    clock: clockToday(deps.clock.now()),
    demo_sign_in: deps.demoSignIn,
  })
  const attempts = createRateLimit(ATTEMPTS, deps.clock)
  const sessionOf = (person: Person): Session => ({
    role: person.role,
    rights: RIGHTS.filter((right) => may(person.role, right)),
    user_id: person.user_id,
    name: person.name,
    may_choose_user: person.chooses_user === true,
    account: account(),
  })
  return [
    route(getAccount, async () => ({ data: account() })),
    route(getSession, async ({ person }) => ({ data: sessionOf(person) })),
    route(signIn, async ({ body, client, secure, reply }) => {
      const counted = attempts.count(client)
      if (!counted.allowed)
        throw new HttpError(429, 'Too many attempts to sign in. Wait a minute.', { 'retry-after': String(counted.retryAfter) })
      const person = await deps.chosen.as(await deps.tokens.enter(body.token), null)
      reply.append('set-cookie', await deps.sessions.open(body.token, secure))
      return { data: sessionOf(person) }
    }),
    route(chooseUser, async (request) => ({ data: sessionOf(await choose(deps, request)) })),
    route(signOut, async ({ secure, reply }) => {
      reply.append('set-cookie', deps.sessions.close(secure))
      return {}
    }),
  ]
}

/** The person as the user they say they are from now on; sets the cookie of the session. Throws a 409, or a 422 for a user who is not there. */
async function choose({ sessions, tokens, chosen }: SessionDeps, request: Accepted<typeof chooseUser>): Promise<Person> {
  const { person, reply, secure, cookie } = request
  const { user_id } = request.body
  if (person.chooses_user !== true && person.user_id !== null) {
    if (user_id === person.user_id) return person
    throw new HttpError(409, 'This token belongs to a user: nobody can choose another.')
  }
  const session = person.chooses_user === true ? await sessions.read(cookie) : undefined
  const signedIn = session === undefined ? null : await tokens.personOf(session.token)
  if (session === undefined || signedIn === null)
    throw new HttpError(409, 'A token alone keeps no choice: sign in to say which user you are.')
  if (user_id !== null && (await chosen.nameOf(user_id)) === undefined)
    throw new HttpError(422, { user_id: [`There is no user ${user_id}.`] })
  reply.append('set-cookie', await sessions.choose(session, user_id, secure))
  return chosen.as(signedIn, user_id)
}

/** The function asked once a day (UTC), with the time it is first asked at then. */
function oncePerDay<T>(answer: (now: number) => T): (now: number) => T {
  let known: { day: number; value: T } | undefined
  return (now) => {
    const day = Math.floor(now / DAY)
    if (known?.day !== day) known = { day, value: answer(now) }
    return known.value
  }
}
