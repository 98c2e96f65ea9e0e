/** The calls that come of a day itself, by the seed and the date alone: whenever it is asked for, the same day comes out. */
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import { isMissed } from '#contract/hipcall/call-outcome.ts'
import { type Caller, knownCaller, someCallee, someCaller } from './callers.ts'
import { outsidersOf } from './contacts.ts'
import { at, callsOn, type Day, dayOf, isOpen, someTime } from './day.ts'
import { Floor } from './floor.ts'
import { inboundCall, type Made } from './inbound.ts'
import { internalCall, outboundCall } from './outbound.ts'
import { type Random, randomOf } from './random.ts'
import { ALWAYS_OPEN, LINES, type Line } from './routing.ts'

export interface DemoSettings {
  seed: number
  callsPerDay: number
  /** IANA name. */
  zone: string
}

/** A call that is going to be made. */
interface Plan {
  time: number
  kind: 'inbound' | 'outbound' | 'internal'
  caller?: Caller
  line?: Line
  must?: 'answered' | 'lost'
  /** How often this caller has tried before. */
  tried: number
}

const MINUTE = 60_000
/** Every one of these calls brings others with it: callers try again, and are called back, also on the next morning. */
const FIRST_SHARE = 0.83

/** The calls of a date that do not come of an earlier one, by their start, and who was busy with them when. */
export function ownCalls(date: string, settings: DemoSettings): { made: Made[]; floor: Floor } {
  const day = dayOf(date, settings.zone)
  const random = randomOf(`calls ${settings.seed} ${settings.callsPerDay} ${date}`)
  const outsiders = outsidersOf(settings.seed)
  const floor = new Floor()
  const waiting = plans(day, settings.callsPerDay, random)
  const made: Made[] = []
  while (waiting.length > 0) {
    const plan = waiting.shift()
    if (plan === undefined) break
    const call = carryOut(plan, { day, floor, random, outsiders })
    if (call === undefined) continue
    made.push(call)
    for (const next of consequences(plan, call, day, random)) {
      const place = waiting.findIndex(({ time }) => time > next.time)
      waiting.splice(place < 0 ? waiting.length : place, 0, next)
    }
  }
  return { made, floor }
}

function plans(day: Day, callsPerDay: number, random: Random): Plan[] {
  const count = Math.max(1, Math.round(callsOn(day, callsPerDay, random) * FIRST_SHARE))
  const some = Array.from({ length: count }, (): Plan => {
    const time = someTime(day, random)
    const kind = random.weighted({ inbound: 66, outbound: isOpen(day, time) ? 27 : 0, internal: isOpen(day, time) ? 7 : 0 })
    return { time, kind, tried: 0 }
  })
  const known = { kind: 'inbound', caller: knownCaller, tried: 9 } as const
  const line = day.weekday === 0 ? ALWAYS_OPEN : LINES[0]
  const settled: Plan[] = [
    { ...known, time: at(day, 10, 12, 7), must: 'lost', ...(line === undefined ? {} : { line }) },
    { ...known, time: at(day, 11, 41, 58), must: 'answered', ...(line === undefined ? {} : { line }) },
  ]
  return [...some, ...settled].sort((a, b) => a.time - b.time)
}

interface Stage {
  day: Day
  floor: Floor
  random: Random
  outsiders: ReturnType<typeof outsidersOf>
}

function carryOut(plan: Plan, { day, floor, random, outsiders }: Stage): Made | undefined {
  const { time } = plan
  if (plan.kind === 'internal') return internalCall({ floor, random, time })
  const caller = plan.caller ?? (plan.kind === 'inbound' ? someCaller(outsiders, random) : undefined)
  if (plan.kind === 'outbound') {
    const callee = caller?.number == null ? someCallee(outsiders, random) : { contactId: caller.contactId, number: caller.number }
    return outboundCall({ floor, random, callee, time })
  }
  plan.caller = caller ?? knownCaller
  plan.line ??= lineFor(day, time, random)
  return inboundCall({
    day,
    floor,
    random,
    time,
    line: plan.line,
    caller: plan.caller,
    ...(plan.must === undefined ? {} : { must: plan.must }),
  })
}

function lineFor(day: Day, time: number, random: Random): Line {
  const index = Number(random.weighted({ 0: 44, 1: 20, 2: 26, 3: isOpen(day, time) ? 10 : 45 }))
  const line = LINES[index]
  if (line === undefined) throw new RangeError('no such line')
  return line
}

const LOST: ReadonlySet<Outcome> = new Set(['left_in_queue', 'left_in_greeting', 'rang_out', 'rejected'])

/** What a lost call leads to: the caller tries again, or somebody calls back. */
function consequences(plan: Plan, { intended, endedAt }: Made, day: Day, random: Random): Plan[] {
  const { caller, line, tried } = plan
  if (plan.kind !== 'inbound' || caller === undefined || !isMissed(intended)) return []
  const next = { caller, ...(line === undefined ? {} : { line }), tried: tried + 1 }
  const plans: Plan[] = []
  if (LOST.has(intended) && tried < 3 && random.chance(0.42))
    plans.push({ ...next, kind: 'inbound', time: endedAt + random.int(40, 900) * 1000 })
  const back = intended === 'callback_asked' ? 0.9 : LOST.has(intended) ? 0.72 : 0.08
  if (caller.number !== null && random.chance(back)) plans.push({ ...next, kind: 'outbound', time: endedAt + random.int(3, 75) * MINUTE })
  return plans.filter(({ time, kind }) => time < day.end - 2 * MINUTE && (kind === 'inbound' || isOpen(day, time)))
}
