/** Measures the server with 10 thousand, 100 thousand and 1 million calls (or the sizes given), and prints Markdown tables. */
import { type AppDeps, createApp } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { openDeps } from '#server/open-deps.ts'
import { measureArrivals } from './arrivals.ts'
import { type Ask, asksFor, countsFor } from './asks.ts'
import { callbackAsks } from './callbacks.ts'
import { END } from './calls.ts'
import { databaseOf } from './database.ts'
import { demoAsks, withDemo } from './demo.ts'
import { measureExports } from './exports.ts'
import { insightAsks } from './insights.ts'
import { atLeisure, atOnce, meanwhile, processorTime, repeat, type Times, wallTime } from './measure.ts'
import { measureMirror, measureRestart } from './mirror.ts'

const SIZES = [10_000, 100_000, 1_000_000]
const TURNS = 200
const CLIENTS = 50
/** Answers whose rows are counted. */
const LOOKS = 20
/** Seconds. */
const LEISURE = 20

const [time, arguments_] = process.argv.includes('--cpu')
  ? [processorTime, process.argv.filter((word) => word !== '--cpu')]
  : [wallTime, process.argv]

const write = (line: string) => process.stdout.write(`${line}\n`)
const note = (line: string) => process.stderr.write(line)

function requester(deps: AppDeps, token = 'demo-supervisor'): (path: string) => Promise<Response> {
  const { app } = createApp({ ...deps, rateLimit: Number.MAX_SAFE_INTEGER })
  return async (path) => app.request(path, { headers: { authorization: `Bearer ${token}` } })
}

/** The text of an answer: what a client does with it is no work of the server's. */
type Get = (path: string) => Promise<string>

function getter(request: (path: string) => Promise<Response>): Get {
  return async (path) => {
    const response = await request(path)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.text()
  }
}

/** Rows of an answer, on average; undefined where it is no list. An account of few calls has less than a page of some. */
async function rowsOf(get: Get, { path }: Ask): Promise<number | undefined> {
  let rows = 0
  for (let turn = 0; turn < LOOKS; turn += 1) {
    const { data } = JSON.parse(await get(path(turn))) as { data: unknown }
    if (!Array.isArray(data)) return undefined
    rows += data.length
  }
  return rows / LOOKS
}

async function deepPages(get: Get): Promise<Times[]> {
  let after = ''
  const pages: string[] = []
  for (let page = 0; page < 10_000; page += 1) {
    pages.push(after)
    const answer = JSON.parse(await get(`/api/v20211124/cdrs?per_page=10${after}`)) as { meta: { next_cursor: string | null } }
    if (answer.meta.next_cursor === null) break
    after = `&after=${answer.meta.next_cursor}`
  }
  const at = (page: number) =>
    repeat(`page ${page + 1} by cursor`, TURNS, () => get(`/api/v20211124/cdrs?per_page=10${pages[page] ?? ''}`), time)
  const last = pages.length - 1
  return [
    await at(0),
    await at(last),
    await repeat(`page ${last + 1} by number`, 20, () => get(`/api/v20211124/cdrs?page=${last + 1}`), time),
  ]
}

async function measure(size: number, only: RegExp): Promise<Times[]> {
  const directory = await databaseOf(size, (stored) => note(`\r${stored} of ${size} calls`))
  const deps = await openDeps(readConfig({ DATA_DIR: directory }), { now: () => END })
  const request = requester(deps)
  const get = getter(request)
  const times: Times[] = []
  const fits = ({ name }: { name: string }) => only.test(name)
  const asks: Ask[] = [...asksFor(size), ...insightAsks(size), ...callbackAsks()].filter(fits)
  for (const ask of asks) {
    const taken = await repeat(ask.name, TURNS, (turn) => get(ask.path(turn)), time)
    times.push({ ...taken, rows: await rowsOf(get, ask) })
  }
  if (only.test('pages')) times.push(...(await deepPages(get)))
  for (const ask of countsFor().filter(fits)) times.push(await repeat(ask.name, 5, (turn) => get(ask.path(turn + 10)), time))
  if (only.test('at once')) {
    const mixed = (turn: number) => get((asks[turn % asks.length] as Ask).path(turn))
    const counting = countsFor()
    const count = (turn: number) => get((counting[turn % counting.length] as Ask).path(1_000 + turn))
    times.push(await atLeisure(`${CLIENTS} clients at once, each asking once a second`, CLIENTS, LEISURE, mixed))
    const busy = () => atLeisure('the same while two more count without pause', CLIENTS, LEISURE, mixed)
    times.push(await meanwhile(count, busy))
    times.push(await atOnce(`${CLIENTS} clients without pause`, CLIENTS, 3_000, mixed))
  }
  if (only.test('export')) {
    for (const { format, perSecond, before, most } of await measureExports(size, request))
      note(
        `\n${format}: ${Math.round(perSecond)} calls a second, memory ${Math.round(before)} MB before and ${Math.round(most)} MB at most`,
      )
  }
  const rss = Math.round(process.memoryUsage.rss() / 1_000_000)
  note(`\n${size} calls: memory ${rss} MB\n`)
  await deps.db.close()
  if (only.test('arriving')) note(`arriving calls are stored at ${Math.round(await measureArrivals(size, directory))} a second\n`)
  return times
}

/** Lists and details of every resource, in the default demo. */
const measureDemo = () =>
  withDemo(async (deps) => {
    const get = getter(requester(deps, 'demo-admin'))
    const times: Times[] = []
    for (const { name, path } of demoAsks()) times.push(await repeat(name, TURNS, (turn) => get(path(turn)), time))
    return times
  })

function table(title: string, times: readonly Times[]): string {
  const number = (value: number) => value.toFixed(1)
  const rows = times.map(
    ({ name, best, median, p99, worst, rows }) =>
      `| ${name} | ${number(best)} | ${number(median)} | ${number(p99)} | ${number(worst)} | ${rows === undefined ? '' : number(rows)} |`,
  )
  const head = ['| request | best | median | p99 | worst | rows |', '|---|---:|---:|---:|---:|---:|']
  return [`### ${title} (milliseconds)`, '', ...head, ...rows, ''].join('\n')
}

async function mirror(): Promise<void> {
  const { calls, processor, account, used, hours } = await measureMirror()
  const share = (100 * used).toFixed(1)
  write(
    `A mirror of ${calls.toLocaleString('en')} calls: ${processor.toFixed(2)} ms of processor a call (and ${account.toFixed(2)} ms for the simulated account), ${share} % of the requests allowed, whole in ${hours} h.`,
  )
  const restart = await measureRestart((stored) => note(`\r${stored} calls`))
  write(
    `A mirror of ${restart.calls.toLocaleString('en')} calls answers ${(restart.took / 1000).toFixed(1)} s after it is started again.\n`,
  )
}

const [, , sizes, only] = arguments_
if (only === undefined || only === 'mirror') await mirror()
if (only === undefined || only === 'demo') write(table('The demo', await measureDemo()))
for (const size of sizes === undefined ? SIZES : sizes.split(',').map(Number))
  write(table(`${size.toLocaleString('en')} calls`, await measure(size, new RegExp(only ?? ''))))
