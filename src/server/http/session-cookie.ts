/** The session: the person's token, sealed in a cookie that the browser's scripts cannot read. Nothing is kept in the server. */
import { sealData, unsealData } from 'iron-session'
import * as z from 'zod/mini'
import type { Clock } from '../clock.ts'

const COOKIE = 'santral'
/** Seconds a session lasts. */
const LIFE = 14 * 24 * 60 * 60
const MOST_REMEMBERED = 1_000

/** `until`: milliseconds since 1970 at which the session ends. */
const Sealed = z.object({ token: z.string(), until: z.number() })
type Sealed = z.infer<typeof Sealed>

export interface Sessions {
  /** The Set-Cookie value of a new session. */
  open(token: string, secure: boolean): Promise<string>
  /** The Set-Cookie value that ends a session. */
  close(secure: boolean): string
  /** The token in a Cookie header; undefined where there is none, or it is not ours, or too old. */
  tokenIn(cookieHeader: string | undefined): Promise<string | undefined>
}

/** `secret`: at least 32 characters. */
export function createSessions(secret: string, clock: Clock): Sessions {
  // Unsealing costs about a third of a millisecond, and a browser sends the same cookie with every request.
  const unsealed = new Map<string, Sealed | undefined>()
  const attributes = (secure: boolean, life: number) => `; Path=/; HttpOnly; SameSite=Strict; Max-Age=${life}${secure ? '; Secure' : ''}`
  const unseal = async (seal: string) => {
    const known = unsealed.get(seal)
    if (known !== undefined || unsealed.has(seal)) return known
    const { data } = z.safeParse(Sealed, await unsealData(seal, { password: secret, ttl: 0 }).catch(() => undefined))
    if (unsealed.size >= MOST_REMEMBERED) unsealed.clear()
    unsealed.set(seal, data)
    return data
  }
  return {
    async open(token, secure) {
      const sealed: Sealed = { token, until: clock.now() + LIFE * 1000 }
      return `${COOKIE}=${await sealData(sealed, { password: secret, ttl: 0 })}${attributes(secure, LIFE)}`
    },
    close: (secure) => `${COOKIE}=${attributes(secure, 0)}`,
    async tokenIn(cookieHeader) {
      const seal = cookieHeader?.match(/(?:^|;\s*)santral=([^;]+)/)?.[1]
      const session = seal === undefined ? undefined : await unseal(seal)
      return session !== undefined && clock.now() < session.until ? session.token : undefined
    },
  }
}
