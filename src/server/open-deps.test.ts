import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { testClock } from '#server/testing/app.ts'
import { readConfig } from './config.ts'
import { openDeps } from './open-deps.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'santral-deps-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

async function opened(environment: Record<string, string> = {}) {
  const deps = await openDeps(readConfig({ DATA_DIR: join(directory, 'data'), LOG_LEVEL: 'silent', ...environment }), testClock())
  await deps.db.close()
  return deps
}

it('makes a secret at the first start, keeps it from others, and uses it again', async () => {
  const first = await opened()
  const file = join(directory, 'data/session-secret')
  expect(first.sessionSecret).toMatch(/^[\w-]{43}$/)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await opened()).sessionSecret).toBe(first.sessionSecret)
  await writeFile(file, 'cut')
  const made = (await opened()).sessionSecret
  expect(made).not.toBe('cut')
  expect(await readFile(file, 'utf8')).toBe(made)
}, 60_000)

it('takes the secret, the limit, the zone and the tokens from the settings', async () => {
  const SESSION_SECRET = 'x'.repeat(40)
  const deps = await opened({ SESSION_SECRET, API_RATE_LIMIT: '7', ACCOUNT_TIME_ZONE: 'UTC', HOST: '0.0.0.0' })
  expect(deps).toMatchObject({ sessionSecret: SESSION_SECRET, rateLimit: 7, zone: 'UTC', demoTokens: false, kind: 'demo' })
  await expect(stat(join(directory, 'data/session-secret'))).rejects.toThrow('ENOENT')
}, 60_000)

it('serves the account at Hipcall where there is one, and lets no demo people in', async () => {
  const deps = await opened({ HIPCALL_API_URL: 'http://127.0.0.1:9/api/v20211124', HIPCALL_API_TOKEN: 'x', DEMO_PUBLIC: 'true' })
  expect(deps).toMatchObject({ kind: 'hipcall', demoTokens: false, account: { forwards: true } })
  expect(deps.upstream).not.toBeNull()
  await expect(deps.hipcallTokens?.enter('y')).rejects.toMatchObject({ status: 503 })
}, 60_000)
