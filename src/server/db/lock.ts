/** Keeps a second process out of a data directory: PGlite would let both write, and destroy it. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import * as z from 'zod/mini'

/** Another process uses this directory; the message says which. */
export class DirectoryLockedError extends Error {
  override readonly name = 'DirectoryLockedError'
}

const Holder = z.object({ pid: z.int(), host: z.string() })
type Holder = z.infer<typeof Holder>

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return z.safeParse(Holder, JSON.parse(await readFile(path, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** True where the process is certainly gone: it ran on this host, and no process has its number (or this one has it now). */
function isGone(holder: Holder): boolean {
  if (holder.host !== hostname()) return false
  if (holder.pid === process.pid) return true
  try {
    process.kill(holder.pid, 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

const held = new Set<string>()

/**
 * Locks a directory, made if it is not there, until the returned function is called. A lock left by a process that was killed is taken
 * over at once on the same host, after 30 seconds from another. Throws a DirectoryLockedError where it is in use.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  await mkdir(directory, { recursive: true })
  const options = { lockfilePath: join(directory, 'lock'), stale: 30_000, update: 5_000 }
  const holderPath = join(directory, 'lock-holder.json')
  const holder = await readHolder(holderPath)
  if (holder !== undefined && !held.has(holderPath) && isGone(holder)) await rm(options.lockfilePath, { recursive: true, force: true })
  const release = await lockfile.lock(directory, options).catch((cause: unknown) => {
    const who = holder === undefined ? 'another process' : `process ${holder.pid} on ${holder.host}`
    throw new DirectoryLockedError(`The data directory ${directory} is in use by ${who}. Stop that one first, or set another DATA_DIR.`, {
      cause,
    })
  })
  held.add(holderPath)
  await writeFile(holderPath, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder))
  return async () => {
    await rm(holderPath, { force: true })
    held.delete(holderPath)
    await release()
  }
}
