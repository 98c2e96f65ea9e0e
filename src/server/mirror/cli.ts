/** `npm run mirror`: how far the mirror is, from the server that runs, or from what it left; pause and resume. */
import { type ApiError, createClient } from '#contract/client.ts'
import { getSync, pauseSync, resumeSync, type Sync } from '#contract/dashboard/sync.ts'
import { systemClock } from '../clock.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { DirectoryLockedError } from '../db/lock.ts'
import { openDeps } from '../open-deps.ts'
import { say, stopWith } from '../say.ts'
import { readSync } from './status.ts'
import { linesOf } from './told.ts'

const USAGE = `npm run mirror -- status    how complete the account is here
npm run mirror -- pause     stop fetching until it is resumed
npm run mirror -- resume    go on fetching`

const ENDPOINTS = { status: getSync, pause: pauseSync, resume: resumeSync }

/** Asks the server that runs with the same settings; undefined where none answers. */
async function ask(config: Config, command: keyof typeof ENDPOINTS): Promise<Sync | undefined> {
  const host = config.HOST === '0.0.0.0' || config.HOST === '::' ? '127.0.0.1' : config.HOST
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${config.PORT}`
  const client = createClient((request) => fetch(request), origin, { authorization: `Bearer ${config.HIPCALL_API_TOKEN}` })
  try {
    return (await client(ENDPOINTS[command])).data
  } catch (error) {
    if ((error as ApiError).kind === 'network') return undefined
    throw error
  }
}

async function fromStore(config: Config): Promise<Sync> {
  const { db, clock } = await openDeps(config, systemClock)
  try {
    const sync = await readSync(db, true, clock.now())
    // Nobody else has the directory of an embedded database: what was written down is of a server that is no more.
    if (db.kind === 'server') return sync
    return { ...sync, state: sync.paused === null ? 'waiting' : 'paused', requests: null, history_in: null, details_in: null }
  } finally {
    await db.close()
  }
}

const command = process.argv[2]
try {
  if (process.argv.length !== 3 || (command !== 'status' && command !== 'pause' && command !== 'resume')) stopWith(USAGE)
  const config = readConfig(process.env)
  if (config.HIPCALL_API_TOKEN === undefined) stopWith('There is no mirror: HIPCALL_API_URL and HIPCALL_API_TOKEN are not set.')
  const answered = await ask(config, command)
  if (answered === undefined && command !== 'status') stopWith('No server runs with these settings (HOST, PORT).')
  const sync = answered ?? (await fromStore(config))
  for (const line of linesOf(sync, config.ACCOUNT_TIME_ZONE)) say(line)
} catch (error) {
  if (error instanceof DirectoryLockedError)
    stopWith('Santral runs on this DATA_DIR, but does not answer at HOST and PORT: set them as it has them.')
  else if (error instanceof ConfigError || (error instanceof Error && error.name === 'ApiError')) stopWith(error.message)
  else throw error
}
