/**
 * `npm test`: every check of the project one after the other, then what failed, and how many passed on the last line.
 * A check goes on after another has failed, so that one run tells everything; what could not run counts as failed.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findOrInstallChromium } from './chromium.mjs'
import { readPlaywrightReport, readUnitReport } from './reports.mjs'

/** @typedef {import('./reports.mjs').Counts} Counts */

const ROOT = resolve(import.meta.dirname, '../..')
const REPORTS = join(ROOT, 'test-results')
const UNIT_REPORT = join(REPORTS, 'unit.json')
const E2E_REPORT = join(REPORTS, 'e2e.json')
/** After so many milliseconds a step counts as stuck; on a quiet machine all of them together take less. */
const PATIENCE = 20 * 60_000

/**
 * Runs one of the project's programs with all it starts in a group of their own; true if it succeeded in time.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>}
 */
function succeeds(program, args, env) {
  return new Promise((done) => {
    const child = spawn(join(ROOT, 'node_modules/.bin', program), args, {
      cwd: ROOT,
      stdio: 'inherit',
      detached: true,
      env: { ...process.env, ...env },
    })
    const stop = () => child.pid && process.kill(-child.pid, 'SIGKILL')
    const interrupted = () => {
      stop()
      process.exit(130)
    }
    const timer = setTimeout(() => {
      process.stderr.write(`${program} took longer than ${PATIENCE / 60_000} minutes\n`)
      stop()
    }, PATIENCE)
    const end = (/** @type {boolean} */ ok) => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
      done(ok)
    }
    process.on('SIGINT', interrupted).on('SIGTERM', interrupted)
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })
}

/** @type {(ok: boolean, why?: string) => Counts} */
const one = (ok, why = 'see above') => ({ passed: ok ? 1 : 0, skipped: 0, failures: ok ? [] : [why] })

/**
 * A tool may fail although its report knows of nothing: that is a failure of its own.
 * @type {(ok: boolean, counts: Counts) => Counts}
 */
const withExit = (ok, counts) => (ok || counts.failures.length > 0 ? counts : { ...counts, failures: ['the program itself failed'] })

/** @type {(directory: string, ending: RegExp) => string[]} */
const filesIn = (directory, ending) =>
  readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file))

async function unit() {
  const expected = ['src', 'e2e'].flatMap((room) => filesIn(room, /\.test\.tsx?$/).map((file) => join(room, file)))
  const ok = await succeeds('vitest', ['run'], { UNIT_REPORT })
  return withExit(ok, readUnitReport(UNIT_REPORT, expected))
}

async function build() {
  return one((await succeeds('vite', ['build'])) && (await succeeds('vite', ['build', '--ssr'])))
}

async function e2e() {
  const expected = filesIn('e2e/journeys', /\.spec\.ts$/).map((file) => join('journeys', file))
  const ok = await succeeds('playwright', ['test', '--config', 'e2e/playwright.config.ts'], {
    CHROMIUM_PATH: findOrInstallChromium(),
    E2E_REPORT,
  })
  return withExit(ok, readPlaywrightReport(E2E_REPORT, expected))
}

/** @type {readonly (readonly [name: string, run: () => Promise<Counts>])[]} */
const STEPS = [
  ['types', async () => one(await succeeds('tsc', ['-b']))],
  ['lint', async () => one(await succeeds('biome', ['check', '--error-on-warnings', '.']))],
  ['dead code', async () => one(await succeeds('knip', []))],
  ['unit and server tests', unit],
  ['build', build],
  ['browser journeys', e2e],
]

rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
const total = { passed: 0, failed: 0, skipped: 0 }
/** @type {string[]} */
const lines = []
/** @type {string[]} */
const failed = []
for (const [name, run] of STEPS) {
  process.stdout.write(`\n── ${name}\n`)
  const started = performance.now()
  const counts = await run().catch((error) => {
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${why}\n`)
    return one(false, why)
  })
  total.passed += counts.passed
  total.failed += counts.failures.length
  total.skipped += counts.skipped
  failed.push(...counts.failures.map((failure) => `✗ ${name}: ${failure}`))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  lines.push(
    `${counts.failures.length > 0 ? '✗' : '✓'} ${name}: ${counts.passed} passed, ${counts.failures.length} failed, ${counts.skipped} skipped, ${seconds} s`,
  )
}
if (failed.length > 0) process.stdout.write(`\n${failed.join('\n')}\n`)
process.stdout.write(`\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 ? 1 : 0
