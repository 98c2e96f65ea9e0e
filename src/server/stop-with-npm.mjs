/**
 * A server that `npm start` began ends when npm does. npm hands a signal on to the shell it runs scripts in, and the shell dies of it
 * without telling its child; a killed npm tells nobody. Plain JavaScript, for start.mjs runs before anything is built.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Milliseconds between two looks. */
const LOOK_AGAIN = 300
const SHELL = /^(.*\/)?-?(sh|ash|dash|bash|zsh|ksh|busybox)$/

/**
 * The name of a process and its parent's id; undefined where neither /proc nor ps says.
 * @param {number} pid
 * @returns {{ name: string, parent: number } | undefined}
 */
function lookUp(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name: name ?? '', parent: Number(parent) }
  } catch {
    const [, parent, name] =
      /^\s*(\d+)\s+(.*\S)/.exec(spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)]).stdout?.toString() ?? '') ?? []
    return name === undefined ? undefined : { name, parent: Number(parent) }
  }
}

/** @param {number} pid */
function isThere(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is there as well.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Sends this process a SIGTERM once npm, or the shell npm started it in, is gone. Does nothing for a process that npm did not start. */
export function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start' || process.platform === 'win32') return
  const parent = process.ppid
  const told = lookUp(parent)
  const npm = told !== undefined && SHELL.test(told.name) ? told.parent : undefined
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isThere(npm))) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_AGAIN)
  timer.unref()
}
