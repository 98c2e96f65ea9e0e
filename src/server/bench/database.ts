/** Databases of so many calls, made once and kept between runs. */

import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb } from '#server/db/connect.ts'
import { migrations } from '#server/db/migrate.ts'
import { tidy } from '#server/db/tidy.ts'
import { insertCdrs } from '#server/resources/cdrs/insert.ts'
import { makeCalls } from './calls.ts'

const CHUNK = 2_000

/** A data directory with `size` calls; `progress` hears how many are stored. */
export async function databaseOf(size: number, progress: (stored: number) => void): Promise<string> {
  const version = createHash('sha256')
  for (const { checksum } of migrations()) version.update(checksum)
  const directory = join(tmpdir(), 'santral-bench', `${version.digest('hex').slice(0, 12)}-${size}`)
  const kept = await readFile(join(directory, 'complete'), 'utf8').catch(() => undefined)
  if (kept !== undefined) return directory
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { recursive: true })
  const db = await openDb({ dataDir: directory })
  try {
    for (let from = 0; from < size; from += CHUNK) {
      await insertCdrs(db, makeCalls(from, Math.min(size, from + CHUNK), size))
      progress(Math.min(size, from + CHUNK))
    }
    await tidy(db)
    await writeFile(join(directory, 'complete'), new Date().toISOString())
    return directory
  } finally {
    await db.close()
  }
}
