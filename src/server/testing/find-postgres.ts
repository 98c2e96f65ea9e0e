/** Finds a PostgreSQL server for tests; used by the build configuration too, so it imports nothing of ours. */
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const DEBIAN = '/usr/lib/postgresql'

/** TEST_DATABASE_URL, or the directory of initdb and pg_ctl (on the PATH, else the newest of Debian's); undefined where there is none. */
export function findPostgres(): { url: string } | { binaries: string } | undefined {
  const url = process.env.TEST_DATABASE_URL
  if (url !== undefined && url !== '') return { url }
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : []
  const places = [...(process.env.PATH ?? '').split(delimiter), ...debian.map((version) => join(DEBIAN, version, 'bin'))]
  const binaries = places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl')))
  return binaries === undefined ? undefined : { binaries }
}
