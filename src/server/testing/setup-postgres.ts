/** Before the tests of the project `server-postgres`: a PostgreSQL server with a migrated database for test files to copy. */
import { execFile } from 'node:child_process'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { openDb } from '#server/db/connect.ts'
import { addressOnServer, onServer } from './database.ts'
import { findPostgres } from './find-postgres.ts'

const run = promisify(execFile)

/** Somebody to run the server as: it refuses to run as root. Undefined where we are not root. */
async function ordinaryPerson(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)))
      if (uid !== undefined && gid !== undefined) return { uid, gid }
    } catch {
      // There is nobody of this name: the next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody.')
}

/** Starts a server of its own in a temporary directory, reached by a socket in it. */
async function startCluster(binaries: string): Promise<{ server: string; stop: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'santral-pg-'))
  const person = await ordinaryPerson()
  if (person !== undefined) await chown(root, person.uid, person.gid)
  const data = join(root, 'data')
  const command = (name: string, args: string[]) => run(join(binaries, name), args, { cwd: root, ...person })
  await command('initdb', ['-D', data, '-U', 'santral', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  const settings = `-k ${root} -c listen_addresses='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off`
  await command('pg_ctl', ['-D', data, '-w', '-l', join(root, 'log'), '-o', settings, 'start'])
  const stop = async () => {
    await command('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    await rm(root, { recursive: true, force: true })
  }
  return { server: `postgresql://santral@localhost/postgres?host=${encodeURIComponent(root)}`, stop }
}

/** Drops a database and the clones that were made of it. */
async function dropAll(server: string, template: string): Promise<void> {
  const rows = await onServer<{ datname: string }>(server, `select datname from pg_database where starts_with(datname, '${template}')`)
  for (const { datname } of rows) await onServer(server, `drop database ${datname} with (force)`)
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const found = findPostgres()
  if (found === undefined) throw new Error('There is no PostgreSQL here: set TEST_DATABASE_URL, or put initdb on the PATH.')
  const { server, stop } = 'url' in found ? { server: found.url, stop: async () => {} } : await startCluster(found.binaries)
  const database = `santral_template_${process.pid}`
  await onServer(server, `create database ${database}`)
  const db = await openDb({ url: addressOnServer(server, database) })
  await db.close()
  project.provide('databaseTemplate', { server, database })
  return async () => {
    await dropAll(server, database)
    await stop()
  }
}
