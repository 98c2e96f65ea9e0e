/** Calls our own people make: to somebody outside, or to each other. */
import { CALLEE_TYPE, CALLER_TYPE } from '#contract/hipcall/enums.ts'
import type { Caller } from './callers.ts'
import type { Floor } from './floor.ts'
import { Flow, recordOf } from './flow.ts'
import type { Made } from './inbound.ts'
import { extensionOf } from './people.ts'
import type { Random } from './random.ts'
import { LINES, type Line } from './routing.ts'

const SECOND = 1000
const WRAP_UP = 15 * SECOND

const CALLING = [...LINES.flatMap(({ members }) => members), 1, 26]

interface Placed {
  floor: Floor
  random: Random
  callee: Caller & { number: string }
  time: number
  /** How likely the other side does; who has just called us does more often. */
  picksUp?: number
}

/** The line a person calls through. */
function lineOf(userId: number): Line | undefined {
  return LINES.find(({ members }) => members.includes(userId)) ?? LINES[0]
}

/** Somebody who has nothing else to do for that long, in milliseconds. */
function somebodyFree({ floor, random }: Pick<Placed, 'floor' | 'random'>, from: number, length: number): number | undefined {
  return random.shuffle(CALLING).find((userId) => floor.isFree(userId, from, from + length + WRAP_UP))
}

/** A call to somebody outside; undefined where all are busy. First our own phone rings, then theirs. */
export function outboundCall(placed: Placed): Made | undefined {
  const { floor, random, callee, time, picksUp = 0.69 } = placed
  const own = random.int(2, 5)
  const ring = random.int(5, 26)
  const reached = random.chance(picksUp)
  const talk = reached ? Math.round(Math.min(2_400, Math.max(3, random.lognormal(115, 1)))) : 0
  const bridgedAt = time + own * SECOND
  const rung = bridgedAt + ring * SECOND
  const endedAt = rung + talk * SECOND
  const userId = somebodyFree(placed, time, endedAt - time)
  const line = userId === undefined ? undefined : lineOf(userId)
  if (userId === undefined || line === undefined) return undefined
  floor.take(userId, time, endedAt + WRAP_UP)
  const flow = new Flow().init(time, 'user', userId).bridge(bridgedAt, 'user', userId).ring(bridgedAt, 'contact', callee.contactId)
  if (reached) flow.bridge(rung, 'contact', callee.contactId)
  else flow.fail(rung, 'contact', callee.contactId, random.pick([17, 18, 19, 19]))
  const hangupBy = reached && random.chance(0.5) ? 'contact' : 'user'
  flow.hangup(endedAt, hangupBy)
  const cdr = recordOf({
    uuid: random.uuid(),
    direction: 'outbound',
    startedAt: time,
    bridgedAt,
    ...(reached ? { answeredAt: rung } : {}),
    endedAt,
    hangupBy,
    userId,
    contactId: callee.contactId,
    numberId: line.number.id,
    caller: { id: userId, type: CALLER_TYPE.user, number: line.number.number },
    callee: { id: callee.contactId, type: CALLEE_TYPE.contact, number: callee.number },
    ...(reached && random.chance(0.9) ? { recordingSeconds: talk } : {}),
    flow,
  })
  return { cdr, intended: reached ? 'reached' : 'not_reached', endedAt }
}

/** A call between two of our own; undefined where nobody is free for it. */
export function internalCall({ floor, random, time }: Pick<Placed, 'floor' | 'random' | 'time'>): Made | undefined {
  const ring = random.int(2, 12)
  const taken = random.chance(0.85)
  const talk = taken ? Math.round(Math.min(900, Math.max(5, random.lognormal(55, 0.9)))) : 0
  const picked = time + (ring + 1) * SECOND
  const endedAt = picked + talk * SECOND
  const caller = somebodyFree({ floor, random }, time, endedAt - time)
  if (caller === undefined) return undefined
  floor.take(caller, time, endedAt)
  const callee = somebodyFree({ floor, random }, time, endedAt - time)
  if (callee === undefined) return undefined
  floor.take(callee, time, endedAt)
  const flow = new Flow().init(time, 'user', caller).ring(time + SECOND, 'user', callee)
  if (taken) flow.bridge(picked, 'user', callee)
  else flow.fail(picked, 'user', callee, 19)
  flow.hangup(endedAt, 'user')
  const cdr = recordOf({
    uuid: random.uuid(),
    direction: 'internal',
    startedAt: time,
    ...(taken ? { answeredAt: picked, bridgedAt: picked } : {}),
    endedAt,
    hangupBy: 'user',
    userId: caller,
    contactId: 0,
    numberId: null,
    caller: { id: caller, type: CALLER_TYPE.user, number: extensionOf(caller) },
    callee: { id: callee, type: CALLEE_TYPE.user, number: extensionOf(callee) },
    flow,
  })
  return { cdr, intended: 'internal', endedAt }
}
