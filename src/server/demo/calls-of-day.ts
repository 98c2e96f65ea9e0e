/** All calls of a day: its own, and those to callers whom nobody had answered when the offices were closed, or the day before. */
import { isMissed, type Outcome } from '#contract/hipcall/call-outcome.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { keepNewest } from '../keep-newest.ts'
import type { Caller } from './callers.ts'
import { type DemoSettings, ownCalls } from './calls.ts'
import { addDays, type Day, dayOf, isOpen } from './day.ts'
import type { Floor } from './floor.ts'
import type { Made } from './inbound.ts'
import { outboundCall } from './outbound.ts'
import { type Random, randomOf } from './random.ts'

const MINUTE = 60_000
/** No weekend is longer. */
const MOST_CLOSED_DAYS = 3

/** How likely somebody is called on the next working day, again in the afternoon where they did not pick up, and picks up. */
const CALLED = 0.97
const AGAIN = 0.9
const PICKS_UP = 0.86

/** The calls that begin on a date, by their start. */
export function callsOfDay(date: string, settings: DemoSettings): Made[] {
  const { made, floor } = ownCalls(date, settings)
  const back = callsBack(date, settings, floor)
  return back.length === 0 ? made : [...made, ...back].sort((a, b) => startOf(a) - startOf(b))
}

const startOf = ({ cdr }: Made) => parseTimestamp(cdr.started_at)

/** The calls back of a morning, and the second tries of its afternoon; a day on which nobody works has none. */
function callsBack(date: string, settings: DemoSettings, floor: Floor): Made[] {
  const day = dayOf(date, settings.zone)
  if (day.opens === day.closes) return []
  const random = randomOf(`calls back ${settings.seed} ${settings.callsPerDay} ${date}`)
  const plans = unanswered(day, settings)
    .filter(() => random.chance(CALLED))
    .map((callee) => ({ callee, time: day.opens + random.int(0, 150) * MINUTE + random.int(0, 59) * 1000 }))
    .sort((a, b) => a.time - b.time)
  return plans.flatMap(({ callee, time }) => tries(day, floor, random, callee, time))
}

/** One call, and another later on the day where they do not pick up; none while everybody is busy. */
function tries(day: Day, floor: Floor, random: Random, callee: Caller & { number: string }, time: number): Made[] {
  const first = outboundCall({ floor, random, callee, time, picksUp: PICKS_UP })
  if (first === undefined || first.intended === 'reached' || !random.chance(AGAIN)) return first === undefined ? [] : [first]
  const later = time + random.int(90, 240) * MINUTE
  const second = isOpen(day, later) ? outboundCall({ floor, random, callee, time: later, picksUp: PICKS_UP }) : undefined
  return second === undefined ? [first] : [first, second]
}

/** Who was not answered since the offices last opened before, and has talked to nobody since; in the order of their calls. */
function unanswered(day: Day, settings: DemoSettings): (Caller & { number: string })[] {
  const before = daysBefore(day, settings.zone)
  const from = before.at(-1)?.opens ?? day.start
  const calls = [...before.toReversed().map(({ date }) => date), day.date]
    .flatMap((date) => remembered(date, settings))
    .filter((call) => startOf(call) >= from && startOf(call) < day.opens)
  const waiting = new Map<string, Caller & { number: string }>()
  for (const { cdr, intended } of calls) {
    const inbound = cdr.direction === 1
    const number = inbound ? cdr.caller_number : cdr.callee_number
    if (number === null) continue
    if (inbound && isUnanswered(intended)) waiting.set(number, { number, contactId: cdr.contact_id ?? 0 })
    else if (intended === 'answered' || intended === 'reached') waiting.delete(number)
  }
  return [...waiting.values()]
}

const isUnanswered = (outcome: Outcome) => isMissed(outcome) || outcome === 'voicemail'

/** The days before, the latest first, back to one on which the offices were open. */
function daysBefore(day: Day, zone: string): Day[] {
  const days: Day[] = []
  for (let back = 1; back <= MOST_CLOSED_DAYS; back += 1) {
    const earlier = dayOf(addDays(day.date, -back), zone)
    days.push(earlier)
    if (earlier.opens < earlier.closes) break
  }
  return days
}

/** A day is asked for by the days after it as well: the last few are kept, for making one takes time. */
const kept = new Map<string, Made[]>()

function remembered(date: string, settings: DemoSettings): Made[] {
  const { seed, callsPerDay, zone } = settings
  const key = `${seed} ${callsPerDay} ${zone} ${date}`
  const made = kept.get(key) ?? ownCalls(date, settings).made
  kept.delete(key)
  kept.set(key, made)
  keepNewest(kept, MOST_CLOSED_DAYS + 2)
  return made
}
