/** Makes what the app needs out of the settings: database, secrets, account, log. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hipcallAccount } from './account/hipcall.ts'
import { createHipcallTokens } from './account/hipcall-tokens.ts'
import { localAccount } from './account/local.ts'
import type { AppDeps } from './app.ts'
import type { Clock } from './clock.ts'
import { type Config, demoTokensAllowed } from './config.ts'
import { openDb } from './db/connect.ts'
import { recordingOf } from './demo/sound.ts'
import { createRecordings } from './http/recordings.ts'
import { hashToken } from './http/tokens.ts'
import { createLog } from './log.ts'
import { callFetcher } from './mirror/fetch-call.ts'
import { soundRelay } from './mirror/relay-sound.ts'
import { startMirrorService } from './mirror/service.ts'
import { secondsOfSound } from './resources/cdrs/sounds.ts'
import { numberChangeRunner } from './resources/number-changes/runner.ts'
import { systemTime, type Time } from './time.ts'
import { createHipcall } from './upstream/v20211124.ts'

/** Opens everything. The caller closes `db`. Throws a DirectoryLockedError where another process has DATA_DIR. */
export async function openDeps(config: Config, clock: Clock): Promise<AppDeps> {
  const db = await openDb(config.DATABASE_URL === undefined ? { dataDir: config.DATA_DIR } : { url: config.DATABASE_URL })
  const sessionSecret = config.SESSION_SECRET ?? (await keptSecret(config.DATA_DIR))
  const zone = config.ACCOUNT_TIME_ZONE
  const log = createLog(config.LOG_LEVEL)
  const time: Time = { now: clock.now, sleep: systemTime.sleep }
  const { HIPCALL_API_URL: address, HIPCALL_API_TOKEN: token } = config
  const upstream = address === undefined || token === undefined ? null : createHipcall({ address, token, time, zone })
  const fetchCall = upstream === null ? null : callFetcher({ db, upstream, time })
  const relaySound = upstream === null || fetchCall === null ? null : soundRelay({ db, upstream, time, zone, fetchCall })
  const account = upstream === null ? localAccount({ db, clock, zone }) : hipcallAccount({ db, time, zone, upstream })
  return {
    db,
    clock,
    zone,
    kind: upstream === null ? 'demo' : 'hipcall',
    upstream,
    fetchCall,
    relaySound,
    mirror: upstream === null ? null : () => startMirrorService({ db, upstream, budget: upstream, time, zone, log }),
    account,
    recordings: createRecordings(sessionSecret),
    numberChanges: numberChangeRunner({ db, clock, account, log }),
    log,
    sessionSecret,
    async soundOf(kind, uuid) {
      const seconds = await secondsOfSound(db, kind, uuid)
      return seconds === null ? null : recordingOf(uuid, seconds, kind)
    },
    rateLimit: config.API_RATE_LIMIT,
    demoTokens: demoTokensAllowed(config),
    ...(upstream === null || token === undefined
      ? {}
      : { hipcallTokens: createHipcallTokens({ db, clock, upstream, operatorHash: hashToken(token), log }) }),
  }
}

/** The secret in DATA_DIR, made at the first start. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'session-secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.trim().length >= 32) return kept.trim()
  const made = randomBytes(32).toString('base64url')
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, made, { mode: 0o600 })
  return made
}
