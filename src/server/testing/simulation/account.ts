/** A Hipcall account over its API, in simulated time: it pages by ten, counts requests, and fails as real ones do. */
import type { Cdr } from '#contract/hipcall/cdrs.ts'
import { type Random, randomOf } from '#server/demo/random.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { AccountCall } from './calls.ts'

const MINUTE = 60_000
const PER_PAGE = 10

/** How often an answer is what; the rest are right. Shares of all requests. */
export interface Faults {
  status500: number
  status429: number
  html: number
  cut: number
  wrongType: number
  stall: number
  dead: number
}

export const NO_FAULTS: Faults = { status500: 0, status429: 0, html: 0, cut: 0, wrongType: 0, stall: 0, dead: 0 }
export const FAULTS: Faults = { status500: 0.004, status429: 0.001, html: 0.002, cut: 0.002, wrongType: 0.003, stall: 0.001, dead: 0.002 }

export interface AccountOptions {
  calls: readonly AccountCall[]
  /** Requests a minute; counted in a window that begins with its first request, or in any 60 seconds. */
  limit: number
  window: 'fixed' | 'sliding'
  /** The order in which it lists calls, whatever is asked for. */
  order?: 'as asked' | 'oldest first'
  seed: string
  faults?: Faults
  /** Instants between which nothing answers. */
  outage?: { from: number; to: number }
  /** Uuids of calls whose record cannot be read, ever. */
  broken?: ReadonlySet<string>
}

export interface SimulatedAccount {
  fetch(request: Request): Promise<Response>
  /** Calls that are listed now, newest first, as they are now; the newest of them where a number is given. */
  listed(most?: number): { cdr: Cdr; flow: AccountCall['flow'] }[]
  /** Calls that were listed first between two instants and are listed still. */
  appeared(from: number, to: number): { uuid: string; listedAt: number }[]
  /** Another program takes so many requests at once. */
  take(requests: number): void
  /** Whether it asked for patience a short while ago (429). */
  asksForPatience(): boolean
  /** From now on nothing fails any more. */
  calm(): void
  /** Requests that came in, the most in any 60 seconds, and those that were refused for being too many. */
  readonly counted: { requests: number; most: number; refused: number; asked: Map<string, number> }
}

export function simulatedAccount(time: VirtualTime, options: AccountOptions): SimulatedAccount {
  const random = randomOf(options.seed)
  const list = createList(time, options.calls)
  const limiter = createLimiter(time, options)
  let faults = options.faults ?? NO_FAULTS
  const counted = { requests: 0, most: 0, refused: 0, asked: new Map<string, number>() }
  const arrivals: number[] = []
  let patientUntil = 0
  const arrive = () => {
    counted.requests += 1
    arrivals.push(time.now())
    while (arrivals[0] !== undefined && arrivals[0] <= time.now() - MINUTE) arrivals.shift()
    counted.most = Math.max(counted.most, arrivals.length)
  }
  const answer = (request: Request): Response => {
    const { allowed, remaining } = limiter.count()
    const headers = {
      'content-type': 'application/json',
      'x-ratelimit-limit': String(options.limit),
      'x-ratelimit-remaining': String(remaining),
      date: new Date(time.now()).toUTCString(),
    }
    if (!allowed) {
      counted.refused += 1
      return new Response('{"message": "Too Many Attempts."}', { status: 429, headers: { ...headers, 'retry-after': '30' } })
    }
    const url = new URL(request.url)
    const body = bodyOf(list, url, options, random)
    const [, , , resource = '', one] = url.pathname.split('/')
    const what = resource === 'cdrs' && one !== undefined ? 'detail' : resource
    counted.asked.set(what, (counted.asked.get(what) ?? 0) + 1)
    if (body === null) return new Response('{"message": "Not found."}', { status: 404, headers })
    const response = spoiled(JSON.stringify(body), headers, faults, random)
    if (response.status === 429) patientUntil = time.now() + MINUTE
    return response
  }
  return {
    counted,
    appeared: (from, to) =>
      list
        .all()
        .filter(({ listedAt }) => listedAt >= from && listedAt < to)
        .map(({ cdr, listedAt }) => ({ uuid: cdr.uuid, listedAt })),
    asksForPatience: () => time.now() < patientUntil,
    calm() {
      faults = NO_FAULTS
    },
    take(requests) {
      for (let left = requests; left > 0; left -= 1) limiter.count()
    },
    listed: (most) =>
      list
        .all()
        .slice(most === undefined ? 0 : -most)
        .toReversed()
        .map((call) => ({ cdr: list.now(call), flow: call.flow })),
    async fetch(request) {
      const { signal } = request
      const latency = 80 + random.next() * 140
      await time.sleep(latency / 2, signal)
      if (signal.aborted) throw new DOMException('aborted', 'AbortError')
      const { outage } = options
      if (outage !== undefined && time.now() >= outage.from && time.now() < outage.to) throw new TypeError('fetch failed')
      if (random.chance(faults.dead)) {
        arrive()
        limiter.count()
        throw new TypeError('fetch failed')
      }
      arrive()
      const stalls = random.chance(faults.stall)
      const response = answer(request)
      await time.sleep(stalls ? 40_000 : latency / 2, signal)
      if (signal.aborted) throw new DOMException('aborted', 'AbortError')
      return response
    },
  }
}

function createLimiter(time: VirtualTime, { limit, window }: AccountOptions) {
  let taken: number[] = []
  let began = Number.NEGATIVE_INFINITY
  return {
    count() {
      const now = time.now()
      if (window === 'sliding') taken = taken.filter((at) => at > now - MINUTE)
      else if (now - began >= MINUTE) {
        began = now
        taken = []
      }
      const allowed = taken.length < limit
      if (allowed) taken.push(now)
      return { allowed, remaining: limit - taken.length }
    },
  }
}

type List = ReturnType<typeof createList>

/** The list as it is at each instant: by start, the oldest first. */
function createList(time: VirtualTime, calls: readonly AccountCall[]) {
  const started = (call: AccountCall) => Date.parse(call.cdr.started_at)
  const starts = new Map(calls.map((call) => [call, started(call)]))
  const byStart = (a: AccountCall, b: AccountCall) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0)
  const now = time.now()
  const there = (call: AccountCall) => call.listedAt <= now && !(call.deletedAt !== undefined && call.deletedAt <= now)
  const list = calls.filter(there).sort(byStart)
  const byUuid = new Map(list.map((call) => [call.cdr.uuid, call]))
  const coming = calls
    .flatMap((call) => [
      { at: call.listedAt, call, add: true },
      { at: call.deletedAt ?? Number.POSITIVE_INFINITY, call, add: false },
    ])
    .filter(({ at }) => at > now && Number.isFinite(at))
    .sort((a, b) => a.at - b.at)
  let next = 0
  const place = (call: AccountCall) => {
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const other = list[middle]
      if (other !== undefined && byStart(other, call) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const catchUp = () => {
    for (let event = coming[next]; event !== undefined && event.at <= time.now(); event = coming[next]) {
      next += 1
      const { call, add } = event
      if (add) {
        list.splice(place(call), 0, call)
        byUuid.set(call.cdr.uuid, call)
      } else {
        list.splice(list.indexOf(call, place(call)), 1)
        byUuid.delete(call.cdr.uuid)
      }
    }
  }
  return {
    all: () => {
      catchUp()
      return list
    },
    byUuid: (uuid: string) => {
      catchUp()
      return byUuid.get(uuid)
    },
    /** A call's fields as they are now. */
    now({ cdr, recordedAt, changedAt }: AccountCall): Cdr {
      const recorded = recordedAt !== undefined && recordedAt <= time.now()
      const changed = changedAt !== undefined && changedAt <= time.now()
      return {
        ...cdr,
        record_url: recorded ? `https://recordings.example/${cdr.uuid}?signed=${time.now()}` : null,
        ...(changed ? { contact_id: 777, hangup_by: 3 } : {}),
      }
    },
  }
}

function bodyOf(list: List, url: URL, { broken, order }: AccountOptions, random: Random): unknown {
  const [, , , resource, ...rest] = url.pathname.split('/')
  if (resource !== 'cdrs') return { data: [], links: { next: null }, meta: { current_page: 1, last_page: 1, total: 0 } }
  if (rest.length > 0) {
    const call = list.byUuid(rest.at(-1) ?? '')
    if (call === undefined || call.cdr.started_at.slice(0, 10) !== rest.slice(0, 3).join('-')) return null
    return { data: { ...list.now(call), call_flow: call.flow } }
  }
  const all = list.all()
  const page = Number(url.searchParams.get('page') ?? 1)
  const rising = order === 'oldest first'
  const end = rising ? Math.min(all.length, page * PER_PAGE) : Math.max(0, all.length - (page - 1) * PER_PAGE)
  const there = inTies(all.slice(rising ? (page - 1) * PER_PAGE : Math.max(0, end - PER_PAGE), end), random)
  const calls = rising ? there : there.toReversed()
  const data = calls.map((call) => (broken?.has(call.cdr.uuid) ? { ...list.now(call), direction: 'in' } : list.now(call)))
  const next = (rising ? end < all.length : end > PER_PAGE) ? `${url.origin}${url.pathname}?page=${page + 1}` : null
  return { data, links: { first: '', last: null, prev: null, next }, meta: { current_page: page, per_page: '10' } }
}

/** Calls that started together come in any order. */
function inTies(calls: readonly AccountCall[], random: Random): AccountCall[] {
  if (random.chance(0.5)) return [...calls]
  return calls
    .map((call) => ({ call, at: call.cdr.started_at }))
    .toReversed()
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ call }) => call)
}

function spoiled(text: string, headers: Record<string, string>, faults: Faults, random: Random): Response {
  if (random.chance(faults.status500)) return new Response('Server Error', { status: random.pick([500, 502, 503]), headers })
  if (random.chance(faults.status429))
    return new Response('{"message": "Too Many Attempts."}', { status: 429, headers: { ...headers, 'retry-after': '20' } })
  if (random.chance(faults.html))
    return new Response('<html>maintenance</html>', { status: 200, headers: { ...headers, 'content-type': 'text/html' } })
  if (random.chance(faults.cut)) return new Response(text.slice(0, text.length >> 1), { status: 200, headers })
  if (random.chance(faults.wrongType))
    return new Response(text.replace('"call_duration":', '"call_duration":"x","was":'), { status: 200, headers })
  return new Response(text, { status: 200, headers })
}
