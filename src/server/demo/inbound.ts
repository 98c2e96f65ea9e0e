/** A call from outside: greeting, team, rings, talk, and all the ways it can be lost on the way. */
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import { CALLEE_TYPE, CALLER_TYPE, MISSING_CALL_REASON } from '#contract/hipcall/enums.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { Caller } from './callers.ts'
import { type Day, isBadHour, isOpen } from './day.ts'
import type { Floor } from './floor.ts'
import { Flow, recordOf, type Told } from './flow.ts'
import { extensionOf, habitsOf } from './people.ts'
import type { Random } from './random.ts'
import { CLOSED_GREETING, type Line } from './routing.ts'

const SECOND = 1000
/** Milliseconds of after-call work in which nobody is rung. */
const WRAP_UP = 20 * SECOND
const HALF_HOUR = 1_800 * SECOND
/** Rings before a team gives up. */
const MOST_RINGS = 5

export interface Placed {
  day: Day
  floor: Floor
  random: Random
  line: Line
  caller: Caller
  time: number
  /** What shall come of it, where that is settled. */
  must?: 'answered' | 'lost'
}

export interface Made {
  cdr: NewCdr
  /** What was meant to happen. */
  intended: Outcome
  /** When it was over, milliseconds since 1970. */
  endedAt: number
}

type Began = Omit<Told, 'endedAt' | 'hangupBy' | 'userId' | 'callee'>

/** What all ways a call can go begin with. */
function begin({ random, line, caller, time }: Placed, greeting: number) {
  const flow = new Flow().init(time, 'contact', caller.contactId).route(time + SECOND, 'greeting', greeting)
  const told = {
    uuid: random.uuid(),
    direction: 'inbound' as const,
    startedAt: time,
    answeredAt: time + SECOND,
    contactId: caller.contactId,
    numberId: line.number.id,
    caller: { id: caller.contactId, type: CALLER_TYPE.contact, number: caller.number },
    flow,
  }
  return { flow, told }
}

/** Ends a call that nobody took. */
function lose(
  told: Began,
  lost: {
    at: number
    by: 'contact' | 'system'
    intended: Outcome
    reason: number
    callee: Told['callee']
    userId?: number
  },
): Made {
  told.flow.hangup(lost.at, lost.by)
  const cdr = recordOf({
    ...told,
    endedAt: lost.at,
    hangupBy: lost.by,
    userId: lost.userId ?? 0,
    missedFor: lost.reason,
    callee: lost.callee,
  })
  return { cdr, intended: lost.intended, endedAt: lost.at }
}

const greetingCallee = (id: number, number: string) => ({ id, type: CALLEE_TYPE.greeting, number })
const teamCallee = (line: Line) => ({ id: line.team, type: CALLEE_TYPE.team, number: line.extension })

/** A call as it goes on this day. */
export function inboundCall(placed: Placed): Made {
  const { day, random, line, time, must } = placed
  if (!line.always && !isOpen(day, time)) return closedCall(placed)
  const roll = must === undefined ? random.next() : 1
  if (roll < 0.028) return leftEarly(placed, 'short_abandoned', random.int(2, 5))
  if (roll < 0.055) return leftEarly(placed, 'left_in_greeting', random.int(line.length[0], line.length[1] + 12))
  return queuedCall(placed)
}

function closedCall(placed: Placed): Made {
  const { random, time } = placed
  const { told, flow } = begin(placed, CLOSED_GREETING)
  const reason = MISSING_CALL_REASON.out_of_business_hours
  const callee = greetingCallee(CLOSED_GREETING, '802')
  const heard = time + random.int(13, 19) * SECOND
  if (!random.chance(0.3))
    return lose(told, { at: heard, by: random.chance(0.6) ? 'system' : 'contact', intended: 'closed_hours', reason, callee })
  return voicemail(placed, told, flow, heard, { reason, callee })
}

function voicemail(placed: Placed, told: Began, flow: Flow, from: number, to: { reason: number; callee: Told['callee'] }): Made {
  const seconds = placed.random.int(6, 48)
  const id = placed.random.int(1, 900_000)
  flow.route(from, 'voicemail', 1)
  return lose({ ...told, voicemail: { seconds, id } }, { at: from + seconds * SECOND, by: 'contact', intended: 'voicemail', ...to })
}

function leftEarly(placed: Placed, intended: 'short_abandoned' | 'left_in_greeting', seconds: number): Made {
  const { line, time } = placed
  const { told } = begin(placed, line.greeting)
  const reason = intended === 'short_abandoned' ? MISSING_CALL_REASON.short_abandoned : MISSING_CALL_REASON.abandoned
  return lose(told, {
    at: time + (seconds + 1) * SECOND,
    by: 'contact',
    intended,
    reason,
    callee: greetingCallee(line.greeting, line.extension),
  })
}

/** Through the greeting into the team: people are rung one after another until one takes the call, or the caller has had enough. */
function queuedCall(placed: Placed): Made {
  const { day, floor, random, line, time, must } = placed
  const { told, flow } = begin(placed, line.greeting)
  const entered = time + SECOND + random.int(...line.length) * SECOND
  const direct = must === undefined && random.chance(0.07) ? random.pick(line.members) : undefined
  if (direct !== undefined && floor.isFree(direct, entered, entered + HALF_HOUR)) return directCall(placed, told, flow, direct, entered)
  flow.route(entered, 'team', line.team)
  const patience =
    must === 'answered' ? 3_600 : must === 'lost' ? random.int(21, 38) : Math.min(280, Math.max(14, random.lognormal(82, 0.7)))
  const givesUp = entered + Math.round(patience) * SECOND
  const asks = line.callback && must === undefined && random.chance(0.1) ? entered + random.int(20, 45) * SECOND : Number.POSITIVE_INFINITY
  const leaves = Math.min(givesUp, asks)
  const talk = Math.round(Math.min(2_700, Math.max(4, random.lognormal(155, 0.95)))) * SECOND
  const there = isBadHour(day, time) ? line.members.slice(0, 1) : line.members
  const lost = { callee: teamCallee(line), reason: MISSING_CALL_REASON.abandoned }
  const end = (at: number, userId: number) =>
    asks <= givesUp
      ? lose(told, { at, by: 'system', intended: 'callback_asked', ...lost, reason: MISSING_CALL_REASON.callback, userId })
      : lose(told, { at, by: 'contact', intended: 'left_in_queue', ...lost, userId })

  let now = entered + SECOND
  let lastRung = 0
  let refused = 0
  let rings = 0
  while (rings < (must === 'answered' ? 40 : MOST_RINGS)) {
    const free = random
      .shuffle(there)
      .find((userId) => userId !== lastRung && floor.isFree(userId, now, now + 25 * SECOND + talk + WRAP_UP))
    if (free === undefined) {
      now += 5 * SECOND
      if (now >= leaves) return end(leaves, lastRung)
      lastRung = 0
      continue
    }
    const ring = ringOf(free, random, must === 'lost' ? 'ignored' : must === 'answered' && rings > 0 ? 'answered' : undefined)
    const over = now + ring.seconds * SECOND
    if (over >= leaves && must !== 'answered') {
      if (now < leaves) flow.ring(now, 'user', free)
      return end(leaves, free)
    }
    flow.ring(now, 'user', free)
    rings += 1
    lastRung = free
    if (ring.result === undefined) return answered(placed, told, flow, free, now, over, talk)
    flow.fail(over, 'user', free, ring.result)
    refused += ring.result === 21 ? 1 : 0
    now = over + SECOND
  }
  if (random.chance(0.45)) return voicemail(placed, told, flow, now, { reason: MISSING_CALL_REASON.abandoned, callee: teamCallee(line) })
  return lose(told, { at: now, by: 'system', intended: refused === rings ? 'rejected' : 'rang_out', ...lost, userId: lastRung })
}

/** The caller dialled somebody's extension in the greeting: only that person is rung. */
function directCall(placed: Placed, told: Began, flow: Flow, userId: number, entered: number): Made {
  const { random } = placed
  const callee = { id: userId, type: CALLEE_TYPE.user, number: extensionOf(userId) }
  flow.route(entered, 'user', userId).ring(entered + SECOND, 'user', userId)
  const { seconds, result } = ringOf(userId, random, undefined)
  const over = entered + SECOND + seconds * SECOND
  const talk = Math.round(Math.min(1_500, Math.max(4, random.lognormal(120, 0.9)))) * SECOND
  if (result === undefined) return answered(placed, told, flow, userId, entered + SECOND, over, talk)
  flow.fail(over, 'user', userId, result)
  const reason = MISSING_CALL_REASON.abandoned
  if (random.chance(0.3)) return voicemail(placed, told, flow, over + SECOND, { reason, callee })
  return lose(told, { at: over + SECOND, by: 'system', intended: result === 21 ? 'rejected' : 'rang_out', reason, callee, userId })
}

/** What a person does with a ring; no result means that they take it. */
function ringOf(userId: number, random: Random, must: 'answered' | 'ignored' | undefined): { seconds: number; result?: number } {
  const habits = habitsOf(userId)
  if (must === 'ignored') return { seconds: 20, result: 19 }
  if (must === 'answered' || random.chance(habits.answers)) return { seconds: random.int(3, 14) }
  return random.chance(habits.refuses) ? { seconds: random.int(1, 3), result: 21 } : { seconds: random.int(17, 22), result: 19 }
}

function answered(placed: Placed, told: Began, flow: Flow, userId: number, rung: number, picked: number, talk: number): Made {
  const { random, floor, line } = placed
  flow.bridge(picked, 'user', userId)
  const second = talk > 60 * SECOND && random.chance(0.05) ? transferTo(placed, userId, picked, talk) : undefined
  const ended = picked + talk
  const hangupBy = random.chance(0.62) ? 'contact' : 'user'
  if (second === undefined) floor.take(userId, rung, ended + WRAP_UP)
  else {
    floor.take(userId, rung, second.asked + WRAP_UP)
    floor.take(second.userId, second.asked, ended + WRAP_UP)
    flow
      .route(second.asked, 'user', second.userId)
      .ring(second.asked + SECOND, 'user', second.userId)
      .bridge(second.bridged, 'user', second.userId)
  }
  flow.hangup(ended, hangupBy)
  const talker = second?.userId ?? userId
  const cdr = recordOf({
    ...told,
    bridgedAt: picked,
    endedAt: ended,
    hangupBy,
    userId: talker,
    callee: { id: talker, type: CALLEE_TYPE.user, number: extensionOf(talker) },
    ...(random.chance(0.93) || line.always ? { recordingSeconds: talk / SECOND } : {}),
  })
  return { cdr, intended: 'answered', endedAt: ended }
}

/** A colleague the call is handed to in the course of the talk; undefined where none is free. */
function transferTo({ random, floor, line }: Placed, from: number, picked: number, talk: number) {
  const asked = picked + Math.floor((talk / SECOND) * 0.4) * SECOND
  const userId = line.members.find((one) => one !== from && floor.isFree(one, asked, picked + talk + WRAP_UP))
  return userId === undefined ? undefined : { userId, asked, bridged: asked + random.int(4, 9) * SECOND }
}
