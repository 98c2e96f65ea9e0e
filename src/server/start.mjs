/**
 * `npm start`: builds what is older than its sources, then starts the server. Plain JavaScript, for it runs before anything is built.
 */
import { spawn } from 'node:child_process'
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stopWithNpm } from './stop-with-npm.mjs'

const ROOT = join(import.meta.dirname, '../..')
const SOURCES = ['src', 'public', 'index.html', 'package-lock.json', 'vite.config.ts']
/** The last file each build writes, and its arguments. */
const BUILDS = [
  { built: 'dist/web/index.html', args: ['build'] },
  { built: 'dist/server/main.js', args: ['build', '--ssr'] },
]

/**
 * When a file or anything below a directory last changed, in milliseconds since 1970. A file that is gone changed its directory.
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const found = statSync(path)
  const below = found.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : []
  return Math.max(found.mtimeMs, ...below)
}

/** @param {string} path */
const madeAt = (path) => statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** @type {Set<import('node:child_process').ChildProcess>} */
const building = new Set()

/**
 * Stops what is being built, and this process, with the exit code that a signal leaves.
 * @param {string} _signal
 * @param {number} number
 */
function giveUp(_signal, number) {
  for (const vite of building) vite.kill()
  process.exit(128 + number)
}

/**
 * Runs Vite; marks what it made with the time it began, so that what changed meanwhile is seen next time.
 * @param {(typeof BUILDS)[number]} build
 * @returns {Promise<boolean>} whether it succeeded
 */
function make({ built, args }) {
  const began = new Date()
  const vite = spawn(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), ...args, '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  building.add(vite)
  return new Promise((done) => {
    vite.on('close', (code) => {
      building.delete(vite)
      if (code === 0) utimesSync(join(ROOT, built), began, began)
      done(code === 0)
    })
  })
}

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
for (const signal of SIGNALS) process.on(signal, giveUp)
stopWithNpm()

const changed = Math.max(...SOURCES.map((source) => newest(join(ROOT, source))))
const stale = BUILDS.filter(({ built }) => madeAt(built) < changed)
if (stale.length > 0) process.stdout.write('Building, which is needed the first time and after a change.\n')
const made = await Promise.all(stale.map(make))
// From here on the server stops itself.
for (const signal of SIGNALS) process.off(signal, giveUp)
if (made.every(Boolean)) await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href)
else process.exitCode = 1
