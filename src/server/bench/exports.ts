/** What is measured of files: how many calls a second, and what the process holds at most meanwhile. */
import { EXPORT_FORMATS } from '#contract/dashboard/exports.ts'

/** Milliseconds between two looks at the memory. */
const LOOK = 250

export interface Exported {
  format: string
  perSecond: number
  /** Megabytes. */
  before: number
  most: number
}

const megabytes = () => process.memoryUsage.rss() / 1_000_000

/** All of `size` calls as a file of each format, thrown away as it comes. */
export async function measureExports(size: number, request: (path: string) => Promise<Response>): Promise<Exported[]> {
  const measured: Exported[] = []
  for (const format of EXPORT_FORMATS) {
    const before = megabytes()
    let most = before
    const looking = setInterval(() => {
      most = Math.max(most, megabytes())
    }, LOOK)
    const startedAt = performance.now()
    const response = await request(`/api/dashboard/calls/export?format=${format}`)
    if (!response.ok || response.body === null) throw new Error(`${format}: ${response.status}`)
    for await (const chunk of response.body) void chunk
    measured.push({ format, perSecond: size / ((performance.now() - startedAt) / 1000), before, most })
    clearInterval(looking)
  }
  return measured
}
