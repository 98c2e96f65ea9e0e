/** Before the tests of the project `server`: a PGlite directory with all migrations, for test files to copy. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDb } from '#server/db/connect.ts'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = await mkdtemp(join(tmpdir(), 'santral-tests-'))
  const directory = join(root, 'template')
  const db = await openDb({ dataDir: directory })
  await db.close()
  project.provide('databaseTemplate', { directory })
  return () => rm(root, { recursive: true, force: true })
}
