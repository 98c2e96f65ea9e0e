/** The session: the person's token, sealed in a cookie that the browser's scripts cannot read. Nothing is kept in the server. */
import { sealData, unsealData } from 'iron-session'
import * as z from 'zod/mini'

export const COOKIE = 'santral'
/** Seconds a session lasts. */
const LIFE = 14 * 24 * 60 * 60
const MOST_REMEMBERED = 1_000

const Sealed = z.object({ token: z.string() })

export interface Sessions {
  /** The Set-Cookie value of a new session. */
  open(token: string, secure: boolean): Promise<string>
  /** The Set-Cookie value that ends a session. */
  close(secure: boolean): string
  /** The token in a Cookie header; undefined where there is none, or it is not ours, or too old. */
  tokenIn(cookieHeader: string | undefined): Promise<string | undefined>
}

/** `secret`: at least 32 characters. */
export function createSessions(secret: string): Sessions {
  // Unsealing costs about a third of a millisecond, and a browser sends the same cookie with every request.
  const unsealed = new Map<string, string | undefined>()
  const attributes = (secure: boolean, life: number) => `; Path=/; HttpOnly; SameSite=Strict; Max-Age=${life}${secure ? '; Secure' : ''}`
  const unseal = async (seal: string) => {
    const data = await unsealData(seal, { password: secret, ttl: LIFE }).catch(() => undefined)
    const parsed = z.safeParse(Sealed, data)
    return parsed.success ? parsed.data.token : undefined
  }
  return {
    async open(token, secure) {
      return `${COOKIE}=${await sealData({ token }, { password: secret, ttl: LIFE })}${attributes(secure, LIFE)}`
    },
    close: (secure) => `${COOKIE}=${attributes(secure, 0)}`,
    async tokenIn(cookieHeader) {
      const seal = cookieHeader?.match(/(?:^|;\s*)santral=([^;]+)/)?.[1]
      if (seal === undefined) return undefined
      if (unsealed.has(seal)) return unsealed.get(seal)
      const token = await unseal(seal)
      if (unsealed.size >= MOST_REMEMBERED) unsealed.clear()
      unsealed.set(seal, token)
      return token
    },
  }
}
