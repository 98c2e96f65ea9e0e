/** The session: the person's token, and which user they say they are, sealed in a cookie that the browser's scripts cannot read. Nothing is kept in the server. */
import { sealData, unsealData } from 'iron-session'
import * as z from 'zod/mini'
import type { Clock } from '../clock.ts'

const COOKIE = 'santral'
/** Seconds a session lasts. */
const LIFE = 14 * 24 * 60 * 60
const MOST_REMEMBERED = 1_000

/** `until`: milliseconds since 1970 at which the session ends. `user_id`: the user the person says they are. */
const Sealed = z.object({ token: z.string(), until: z.number(), user_id: z.optional(z.nullable(z.int())) })
type Session = z.infer<typeof Sealed>

export interface Sessions {
  /** The Set-Cookie value of a new session. */
  open(token: string, secure: boolean): Promise<string>
  /** The Set-Cookie value that ends a session. */
  close(secure: boolean): string
  /** The Set-Cookie value of the same session, with the user the person says they are. */
  choose(session: Session, userId: number | null, secure: boolean): Promise<string>
  /** The session in a Cookie header; undefined where there is none, or it is not ours, or too old. */
  read(cookieHeader: string | undefined): Promise<Session | undefined>
}

/** `secret`: at least 32 characters. */
export function createSessions(secret: string, clock: Clock): Sessions {
  // Unsealing costs about a third of a millisecond, and a browser sends the same cookie with every request.
  const unsealed = new Map<string, Session | undefined>()
  const attributes = (secure: boolean, life: number) => `; Path=/; HttpOnly; SameSite=Strict; Max-Age=${life}${secure ? '; Secure' : ''}`
  const unseal = async (seal: string) => {
    const known = unsealed.get(seal)
    if (known !== undefined || unsealed.has(seal)) return known
    const { data } = z.safeParse(Sealed, await unsealData(seal, { password: secret, ttl: 0 }).catch(() => undefined))
    if (unsealed.size >= MOST_REMEMBERED) unsealed.clear()
    unsealed.set(seal, data)
    return data
  }
  const seal = async (session: Session, secure: boolean) => {
    const left = Math.max(0, Math.round((session.until - clock.now()) / 1000))
    return `${COOKIE}=${await sealData(session, { password: secret, ttl: 0 })}${attributes(secure, left)}`
  }
  return {
    open: (token, secure) => seal({ token, until: clock.now() + LIFE * 1000 }, secure),
    close: (secure) => `${COOKIE}=${attributes(secure, 0)}`,
    choose: ({ token, until }, user_id, secure) => seal({ token, until, user_id }, secure),
    async read(cookieHeader) {
      const sealed = cookieHeader?.match(/(?:^|;\s*)santral=([^;]+)/)?.[1]
      const session = sealed === undefined ? undefined : await unseal(sealed)
      return session !== undefined && clock.now() < session.until ? session : undefined
    },
  }
}
