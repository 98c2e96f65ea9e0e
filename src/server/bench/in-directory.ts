import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Does work in a directory that is gone afterwards. */
export async function inDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'santral-bench-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The same in a copy of a directory, which stays as it is. */
export function inCopyOf<T>(kept: string, work: (directory: string) => Promise<T>): Promise<T> {
  return inDirectory(async (directory) => {
    await cp(kept, directory, { recursive: true })
    return work(directory)
  })
}
