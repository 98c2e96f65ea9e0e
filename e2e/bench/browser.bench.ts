import { readFileSync } from 'node:fs'
import { type Browser, type BrowserContext, expect, test } from 'playwright/test'
import { SCREENS } from '../fixtures/screens.ts'
import { dataDirectory, freePort, type Server, startServer } from '../fixtures/server.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { type FirstLoad, measureFirstLoad } from './first-load.ts'
import { scriptsOf, weightBeyond } from './screen-weight.ts'
import { type Figure, isWithin, markdownTable } from './table.ts'

const RUNS = Number(process.env.BENCH_RUNS ?? 7)
/** Kilobytes a screen with charts may have beyond the shell. */
const WITH_CHARTS = 140
/** A row of the Calls screen links to its call. */
const ROW = 'a[data-row][href^="/calls/"]'

test('the Calls screen and the server with the default demo', async ({ browser }) => {
  const data = await dataDirectory()
  const options = { dataDir: data.path, port: await freePort() }
  const figures: Figure[] = []
  const first = await timed(() => startServer(options))
  const [seeded, seeding] = [residentMegabytes(first.value, 'VmRSS'), residentMegabytes(first.value, 'VmHWM')]
  await first.value.stop()
  const second = await timed(() => startServer(options))
  figures.push({ what: 'first start, seeding', unit: 's', values: [first.seconds], budget: 30 })
  figures.push({ what: 'second start', unit: 's', values: [second.seconds], budget: 3 })

  const loads: FirstLoad[] = []
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext()
    await signIn(context, second.value.origin, 'supervisor')
    loads.push(await measureFirstLoad(context, `${second.value.origin}/calls`, ROW))
    await context.close()
  }
  const each = (pick: (load: FirstLoad) => number) => loads.map(pick)
  figures.push(
    { what: 'JavaScript fetched before the first row', unit: 'kB', values: each((load) => load.scriptsBeforeRow / 1000), budget: 180 },
    { what: 'JavaScript fetched in all, also afterwards', unit: 'kB', values: each((load) => load.scriptsInAll / 1000) },
    { what: 'first row after navigation', unit: 's', values: each((load) => load.firstRow / 1000), budget: 2 },
    { what: 'total blocking time', unit: 'ms', values: each((load) => load.blocking), budget: 300 },
    { what: 'layout shift', unit: '', values: each((load) => load.shift), budget: 0.02 },
    { what: 'memory of the server with the demo just made', unit: 'MB', values: [seeded], budget: 600 },
    { what: 'the same for a moment while it is made', unit: 'MB', values: [seeding] },
    { what: 'the same after a second start, at most', unit: 'MB', values: [residentMegabytes(second.value, 'VmHWM')], budget: 600 },
  )
  const session = await sessionOf(browser, second.value.origin)
  figures.push(...(await screenWeights(browser, second.value.origin, session)))
  await second.value.stop()
  await data.remove()

  process.stdout.write(`\n\n${markdownTable(figures)}\n\n${scriptList(loads[0])}\n`)
  expect(figures.filter((figure) => !isWithin(figure)).map((figure) => figure.what)).toEqual([])
})

/** Each further screen by itself, opened with an empty cache. */
async function screenWeights(browser: Browser, origin: string, storageState: Session): Promise<Figure[]> {
  const visit = async (path: string) => {
    const context = await browser.newContext({ storageState })
    const scripts = await scriptsOf(context, `${origin}${path}`)
    await context.close()
    return scripts
  }
  const shell = await visit('/calls')
  const figures: Figure[] = []
  for (const { name, path } of SCREENS.filter(({ as }) => as !== 'agent')) {
    const values = [weightBeyond(shell, await visit(path)) / 1000]
    figures.push({ what: `JavaScript of ${name} beyond the shell`, unit: 'kB', values, budget: path === '/overview' ? WITH_CHARTS : 40 })
  }
  return figures
}

type Session = Awaited<ReturnType<BrowserContext['storageState']>>

/** Signs in once: attempts are limited. */
async function sessionOf(browser: Browser, origin: string): Promise<Session> {
  const context = await browser.newContext()
  await signIn(context, origin, 'admin')
  const session = await context.storageState()
  await context.close()
  return session
}

/** Which scripts the first visit fetched, and when: where to look when there is too much. */
function scriptList(load: FirstLoad | undefined): string {
  const lines = load?.scripts.map(
    ({ name, size, from, to }) => `${(size / 1000).toFixed(1).padStart(7)} kB  ${from.toFixed(0)}–${to.toFixed(0)} ms  ${name}`,
  )
  return lines?.join('\n') ?? ''
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = performance.now()
  const value = await work()
  return { value, seconds: (performance.now() - started) / 1000 }
}

/** Memory the process holds (VmRSS) or the most it has held (VmHWM), in megabytes of a million bytes; Linux only. */
function residentMegabytes({ pid }: Server, which: 'VmRSS' | 'VmHWM'): number {
  const kilobytes = new RegExp(`^${which}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return (Number(kilobytes) * 1024) / 1e6
}
