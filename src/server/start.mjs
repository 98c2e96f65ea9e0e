/**
 * `npm start`: builds what is older than its sources, then starts the server. Plain JavaScript, for it runs before anything is built.
 */
import { spawn } from 'node:child_process'
import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

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
  return new Promise((done) => {
    vite.on('close', (code) => {
      if (code === 0) utimesSync(join(ROOT, built), began, began)
      done(code === 0)
    })
  })
}

const changed = Math.max(...SOURCES.map((source) => newest(join(ROOT, source))))
const stale = BUILDS.filter(({ built }) => madeAt(built) < changed)
if (stale.length > 0) process.stdout.write('Building, which is needed the first time and after a change.\n')
const made = await Promise.all(stale.map(make))
if (made.every(Boolean)) await import(pathToFileURL(join(ROOT, 'dist/server/main.js')).href)
else process.exitCode = 1
