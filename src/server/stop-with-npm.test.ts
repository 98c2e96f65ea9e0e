import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'

const here = mkdtempSync(join(tmpdir(), 'santral-npm-'))
const write = (name: string, text: string) => {
  writeFileSync(join(here, name), text)
  return join(here, name)
}

/** What npm starts: says its own process id and its parent's, and ends on SIGTERM as the server does. */
const server = write(
  'server.mjs',
  `import { stopWithNpm } from ${JSON.stringify(join(import.meta.dirname, 'stop-with-npm.mjs'))}
   process.on('SIGTERM', () => process.exit(0))
   stopWithNpm()
   console.log(JSON.stringify({ server: process.pid, shell: process.ppid }))
   setInterval(() => {}, 1000)`,
)
/** Starts it as npm does, in a shell that waits for it. */
const npm = write(
  'npm.mjs',
  `import { spawn } from 'node:child_process'
   spawn('sh', ['-c', ${JSON.stringify(`"${process.execPath}" "${server}"; true`)}], { stdio: 'inherit' }).on('close', () => process.exit())`,
)

async function start(event: string): Promise<{ process: ChildProcess; server: number; shell: number }> {
  const started = spawn(process.execPath, [npm], { env: { ...process.env, npm_lifecycle_event: event } })
  const said = await new Promise<string>((done) => started.stdout.once('data', (data) => done(String(data))))
  return { process: started, ...JSON.parse(said) }
}

const isThere = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function ends(pid: number): Promise<boolean> {
  for (let left = 50; left > 0 && isThere(pid); left -= 1) await wait(100)
  return !isThere(pid)
}

test.skipIf(process.platform === 'win32')('it ends when npm’s shell dies of a signal', async () => {
  const started = await start('start')
  process.kill(started.shell, 'SIGTERM')
  expect(await ends(started.server)).toBe(true)
})

test.skipIf(process.platform === 'win32')('it ends when npm is killed', async () => {
  const started = await start('start')
  started.process.kill('SIGKILL')
  expect(await ends(started.server)).toBe(true)
})

test.skipIf(process.platform === 'win32')('what npm did not start stays', async () => {
  const started = await start('')
  process.kill(started.shell, 'SIGTERM')
  await wait(1_000)
  expect(isThere(started.server)).toBe(true)
  process.kill(started.server, 'SIGTERM')
})
