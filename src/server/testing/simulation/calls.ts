/** A busy account's calls as they come to be listed: late, together, changed afterwards, deleted. */
import type { CallFlowStep, Cdr } from '#contract/hipcall/cdrs.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { type Random, randomOf } from '#server/demo/random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A call of the account, and what happens to it. Milliseconds since 1970. */
export interface AccountCall {
  cdr: Cdr
  flow: CallFlowStep[]
  listedAt: number
  /** When it gets its recording, and when something else about it is changed; undefined for never. */
  recordedAt: number | undefined
  changedAt: number | undefined
  deletedAt: number | undefined
}

export interface CallsOptions {
  from: number
  days: number
  /** Of a day in the week. */
  perDay: number
  seed: string
  /** After this nothing happens any more: no call is listed, changed or deleted. */
  until: number
}

/** Calls of so many days from an instant on, in no order; at the end of a week a tenth of them. */
export function accountCalls({ from, days, perDay, seed, until }: CallsOptions): AccountCall[] {
  const random = randomOf(seed)
  const calls: AccountCall[] = []
  for (let day = 0; day < days; day += 1) {
    const weekend = [0, 6].includes(new Date(from + day * DAY).getUTCDay())
    for (let index = 0; index < (weekend ? perDay / 10 : perDay); index += 1) {
      // Most between six and eighteen; every tenth in the same second as the one before.
      const within = random.chance(0.9) ? 6 * HOUR + random.next() * 12 * HOUR : random.next() * DAY
      const before = calls.at(-1)
      const together = before !== undefined && index > 0 && random.chance(0.1)
      const started = together ? Date.parse(before.cdr.started_at) : from + day * DAY + Math.floor(within / 1000) * 1000
      calls.push(accountCall(random, started))
    }
  }
  const before = (at: number | undefined) => (at !== undefined && at < until ? at : undefined)
  return calls
    .filter(({ listedAt }) => listedAt < until)
    .map((call) => ({ ...call, recordedAt: before(call.recordedAt), changedAt: before(call.changedAt), deletedAt: before(call.deletedAt) }))
}

/** Seconds: mostly minutes, now and then up to three hours. */
function lengthOf(random: Random): number {
  return Math.min(3 * 3600, Math.max(2, Math.round(random.chance(0.01) ? 3600 + random.next() * 7200 : random.lognormal(120, 1))))
}

function accountCall(random: Random, started: number): AccountCall {
  const seconds = lengthOf(random)
  const answered = random.chance(0.75)
  const wait = Math.min(seconds, random.int(2, 60))
  const user = random.int(1, 28)
  const at = (plus: number) => formatTimestamp(started + plus * 1000)
  const inbound = random.chance(0.7)
  const ended = started + seconds * 1000
  const late = random.chance(0.005) ? random.next() * DAY : random.next() * 20_000
  const listedAt = ended + late
  const cdr: Cdr = {
    resource_type: 'cdr',
    uuid: random.uuid(),
    direction: inbound ? 1 : 2,
    user_id: answered || !inbound ? user : null,
    contact_id: random.chance(0.3) ? random.int(1, 500) : 0,
    channel_type: 1,
    channel_id: random.int(1, 4),
    started_at: at(0),
    answered_at: answered || inbound ? at(1) : null,
    bridged_at: answered ? at(wait) : null,
    ended_at: at(seconds),
    call_duration: seconds,
    first_touch_duration: answered ? wait : 0,
    missing_call: inbound && !answered,
    missing_call_reason: inbound && !answered ? random.pick([1, 2, 3, 4]) : 0,
    caller_id: 1,
    caller_type: inbound ? 1 : 2,
    caller_number: inbound ? `+9053262${random.int(10_000, 10_999)}` : '+908508850000',
    callee_id: random.int(1, 5),
    // Now and then a type that nobody has heard of.
    callee_type: random.chance(0.01) ? 12 : inbound ? random.pick([3, 4]) : 1,
    callee_number: inbound ? '101' : `+9053262${random.int(10_000, 10_999)}`,
    record_url: null,
    hangup_by: random.int(1, 3),
    voicemail_type: null,
    voicemail_id: null,
    voicemail_url: null,
  }
  return {
    cdr,
    flow: flowOf(cdr, user, wait, seconds, at),
    listedAt,
    recordedAt: answered && random.chance(0.9) ? listedAt + (random.chance(0.9) ? 0 : random.next() * 2 * HOUR) : undefined,
    changedAt: random.chance(0.002) ? listedAt + random.next() * 3 * DAY : undefined,
    deletedAt: random.chance(0.002) ? listedAt + random.next() * 5 * DAY : undefined,
  }
}

/** Newest first, as the account gives it. */
function flowOf(cdr: Cdr, user: number, wait: number, seconds: number, at: (plus: number) => string): CallFlowStep[] {
  const team = (cdr.callee_id ?? 1) % 5
  const steps = [
    { action: 'init', detail: { id: 1, type: 'user' }, timestamp: at(0) },
    ...(cdr.direction === 1
      ? [
          { action: 'route', detail: { id: 1, type: 'greeting' }, timestamp: at(0) },
          { action: 'route', detail: { id: team + 1, type: 'team' }, timestamp: at(1) },
          { action: 'bridge_attempt', detail: { id: user, type: 'user' }, timestamp: at(1) },
        ]
      : []),
    ...(cdr.bridged_at === null ? [] : [{ action: 'bridge', detail: { id: user, type: 'user' }, timestamp: at(wait) }]),
    { action: 'hangup', detail: { hangup_by: 'contact' }, timestamp: at(seconds) },
  ]
  return steps.toReversed()
}
