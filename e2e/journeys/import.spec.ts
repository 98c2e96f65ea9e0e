import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import detail from '#contract/hipcall/examples/cdrs-retrieve.json' with { type: 'json' }
import users from '#contract/hipcall/examples/users-list.json' with { type: 'json' }
import { dataDirectory, freePort, startServer } from '../fixtures/server.ts'
import { expect, test } from '../fixtures/test.ts'

// With the clock of the journeys' servers: a lock on the data is known by its age.
const run = (dataDir: string, file: string, env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, ['--import', resolve('e2e/fixtures/server-clock.mjs'), 'dist/server/import.js', file], {
    encoding: 'utf8',
    env: { ...process.env, ...env, DATA_DIR: dataDir },
  })

test('a file of API objects is imported, told line by line, and changes nothing the second time', async () => {
  test.setTimeout(120_000)
  const data = await dataDirectory()
  const [good, bad] = [test.info().outputPath('good.ndjson.gz'), test.info().outputPath('bad.ndjson')]
  const lines = [...users.data, detail.data].map((one) => JSON.stringify(one))
  await writeFile(good, gzipSync(lines.join('\n')))
  await writeFile(bad, `${lines[0]}\n{"resource_type": "cdr"}\n`)
  try {
    const first = run(data.path, good)
    expect(first).toMatchObject({
      status: 0,
      stdout: `${lines.length} lines: 1 cdr, ${users.data.length} user.\n1 calls are new, 0 were there already.\n`,
    })
    expect(run(data.path, good).stdout).toContain('0 calls are new, 1 were there already.')
    const partly = run(data.path, bad)
    expect(partly.status).toBe(1)
    expect(partly.stderr).toMatch(/^line 2: /m)
    expect(partly.stdout).toContain('1 lines were left out.')
    const account = { HIPCALL_API_URL: 'https://api.example.org', HIPCALL_API_TOKEN: 'of-somebody' }
    expect(run(data.path, good, account)).toMatchObject({ status: 1, stderr: expect.stringContaining('mirrors a Hipcall account') })
    const server = await startServer({ dataDir: data.path, port: await freePort(), env: { DEMO_DAYS: '1', DEMO_CALLS_PER_DAY: '20' } })
    const refused = run(data.path, good)
    await server.stop()
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('Santral is running on this DATA_DIR.') })
  } finally {
    await data.remove()
  }
})
