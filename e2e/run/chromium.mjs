/** Finds a Chromium that really starts, or installs one, for the journeys and the browser's bench. */
import { spawnSync } from 'node:child_process'
import { chromium } from 'playwright'

/** Always given: no traffic of the browser's own, and no sandbox for root, where it cannot work. */
export const CHROMIUM_ARGUMENTS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const HELP = `No Chromium was found and none could be installed. Install one and run again:
  npx playwright install --with-deps chromium     (downloads it)
  apt-get install chromium                        (Debian, Ubuntu)
or set CHROMIUM_PATH to the program of an installed Chromium or Chrome.`

/**
 * Path of a Chromium: CHROMIUM_PATH, Playwright's own, the system's; undefined if there is none that starts.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (!starts(named)) throw new Error(`CHROMIUM_PATH is ${named}, which is not a browser that starts`)
    return named
  }
  const system = SYSTEM_NAMES.flatMap((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim() || [])
  return [chromium.executablePath(), ...system].find(starts)
}

/**
 * As findChromium, and installs one where there is none: Playwright's download, else the distribution's package.
 * @returns {string} path of the program
 */
export function findOrInstallChromium() {
  const found = findChromium()
  if (found) return found
  process.stdout.write('No Chromium here: installing one.\n')
  run('npx', ['playwright', 'install', 'chromium'])
  if (!findChromium() && process.getuid?.() === 0) {
    run('apt-get', ['update'])
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
  }
  const installed = findChromium()
  if (!installed) throw new Error(HELP)
  return installed
}

/**
 * Asking for the version loads the program with its libraries: a download without them is no browser.
 * @param {string} path
 */
function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  spawnSync(command, args, { stdio: 'inherit', timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}
