/** `npm run import -- FILE.ndjson`: documented API objects, one a line, into the store. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { ensureSameStore, OtherAccountError } from '../account/same-store.ts'
import { systemClock } from '../clock.ts'
import { ConfigError, readConfig } from '../config.ts'
import { DirectoryLockedError } from '../db/lock.ts'
import { openDeps } from '../open-deps.ts'
import { say, stopWith } from '../say.ts'
import { importLines } from './import-lines.ts'
import { RECORD_TYPES } from './read-record.ts'

const USAGE = `npm run import -- FILE.ndjson     objects of the Hipcall API, one a line: ${RECORD_TYPES.join(', ')}
npm run import -- FILE.ndjson.gz  the same, compressed
npm run import -- -               from standard input`

const MIRRORS = `HIPCALL_API_URL is set: that store mirrors a Hipcall account, and holds what the account has and nothing else.
Unset HIPCALL_API_URL and HIPCALL_API_TOKEN, and import into another DATA_DIR or DATABASE_URL.`

/** Bad lines that are told one by one. */
const TOLD = 100

/** Lines of a file; an error of the file ends them, and is thrown then. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const raw = path === '-' ? process.stdin : createReadStream(path)
  const gunzip = createGunzip()
  const lines = createInterface({ input: path.endsWith('.gz') ? raw.pipe(gunzip) : raw, crlfDelay: Number.POSITIVE_INFINITY })
  let failed: Error | undefined
  const fail = (error: Error) => {
    failed ??= error
    lines.close()
  }
  raw.on('error', fail)
  gunzip.on('error', fail)
  yield* lines
  if (failed !== undefined) throw failed
}

async function run(path: string): Promise<void> {
  const config = readConfig(process.env)
  if (config.HIPCALL_API_URL !== undefined) stopWith(MIRRORS)
  const { db } = await openDeps(config, systemClock)
  let bad = 0
  try {
    await ensureSameStore(db, null)
    const summary = await importLines(db, linesOf(path), {
      bad(line, reason) {
        bad += 1
        if (bad <= TOLD) process.stderr.write(`line ${line}: ${reason}\n`)
        else if (bad === TOLD + 1) process.stderr.write('More lines are bad; they are counted.\n')
      },
      progress: (lines) => lines >= 1_000 && process.stderr.write(`${lines} lines\r`),
    })
    const { read, added } = summary
    const records = RECORD_TYPES.filter((type) => read[type] > 0).map((type) => `${read[type]} ${type}`)
    say(`${summary.lines} lines: ${records.join(', ') || 'nothing stored'}.`)
    if (read.cdr > 0) say(`${added} calls are new, ${read.cdr - added} were there already.`)
    if (summary.bad > 0) {
      say(`${summary.bad} lines were left out.`)
      process.exitCode = 1
    }
  } finally {
    await db.close()
  }
}

const [path, ...more] = process.argv.slice(2)
if (path === undefined || more.length > 0 || (path.startsWith('-') && path !== '-')) stopWith(USAGE)
try {
  await run(path)
} catch (error) {
  if (error instanceof DirectoryLockedError)
    stopWith('Santral is running on this DATA_DIR. Stop it first, or use a DATABASE_URL that both can reach.')
  else if (error instanceof ConfigError || error instanceof OtherAccountError || (error instanceof Error && 'code' in error))
    stopWith(error.message)
  else throw error
}
