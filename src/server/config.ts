/** The environment, parsed once. A bad value is one clear line, and the server does not start. */
import * as z from 'zod/mini'

/** A bad setting: `message` is the line to show. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const whole = (minimum: number, maximum: number) => `a whole number from ${minimum} to ${maximum}`

function numberSetting(minimum: number, maximum: number, fallback: number) {
  return z._default(
    z.pipe(
      z
        .string()
        .check(
          z.refine(
            (text) => /^\d+$/.test(text) && Number(text) >= minimum && Number(text) <= maximum,
            `must be ${whole(minimum, maximum)}`,
          ),
        ),
      z.transform(Number),
    ),
    fallback,
  )
}

const flag = (fallback: boolean) =>
  z._default(
    z.pipe(
      z.string().check(z.refine((text) => text === 'true' || text === 'false', 'must be true or false')),
      z.transform((text) => text === 'true'),
    ),
    fallback,
  )

const isZone = (name: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const url = (...protocols: string[]) =>
  z
    .string()
    .check(
      z.refine(
        (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
        `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
      ),
    )

const Environment = z.object({
  PORT: numberSetting(0, 65_535, 4173),
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  DATABASE_URL: z.optional(url('postgres:', 'postgresql:')),
  HIPCALL_API_URL: z.optional(url('https:', 'http:')),
  HIPCALL_API_TOKEN: z.optional(
    z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/, 'must be a token: up to 500 characters, none of them a space')),
  ),
  ACCOUNT_TIME_ZONE: z._default(z.string().check(z.refine(isZone, 'must be an IANA time zone such as Europe/Istanbul')), 'Europe/Istanbul'),
  SESSION_SECRET: z.optional(z.string().check(z.refine((text) => text.length >= 32, 'must have at least 32 characters'))),
  API_RATE_LIMIT: numberSetting(1, 1_000_000, 30),
  CALLBACK_TALK_SECONDS: numberSetting(0, 3_600, 10),
  DEMO_DAYS: numberSetting(1, 3_650, 90),
  DEMO_CALLS_PER_DAY: numberSetting(1, 20_000, 300),
  DEMO_LIVE: flag(true),
  DEMO_SEED: numberSetting(0, 2_147_483_647, 1),
  DEMO_PUBLIC: flag(false),
  LOG_LEVEL: z._default(
    z
      .string()
      .check(
        z.refine(
          (text) => /^(trace|debug|info|warn|error|fatal|silent)$/.test(text),
          'must be trace, debug, info, warn, error, fatal or silent',
        ),
      ),
    'info',
  ),
})
export type Config = z.output<typeof Environment>

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/** Reads the settings. Empty variables count as not set. Throws a ConfigError that names the variable and what it must be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in Environment.shape && value !== undefined && value !== ''),
  )
  const parsed = z.safeParse(Environment, set)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new ConfigError(`${issue?.path.join('.')} ${issue?.message}. Change it or leave it out.`)
  }
  const config = parsed.data
  if ((config.HIPCALL_API_URL === undefined) !== (config.HIPCALL_API_TOKEN === undefined)) {
    throw new ConfigError('HIPCALL_API_URL and HIPCALL_API_TOKEN go together: set both, or neither for the demo.')
  }
  if (config.DATABASE_URL !== undefined && config.SESSION_SECRET === undefined) {
    throw new ConfigError(
      'SESSION_SECRET is required with DATABASE_URL, so that every process seals sessions alike: at least 32 characters.',
    )
  }
  return config
}

/** Whether the demo's own tokens are valid: they are no secret, so only on this machine, or where that was asked for; never for a real account. */
export function demoTokensAllowed(config: Pick<Config, 'HOST' | 'DEMO_PUBLIC' | 'HIPCALL_API_URL'>): boolean {
  return config.HIPCALL_API_URL === undefined && (config.DEMO_PUBLIC || LOOPBACK.test(config.HOST))
}
