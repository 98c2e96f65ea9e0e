/** What the list of calls must give, worked out call by call in memory. */
import { TZDate } from '@date-fns/tz'
import { callFacts } from '#contract/hipcall/call-facts.ts'
import { hasVoicemail } from '#contract/hipcall/call-outcome.ts'
import type { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { DIRECTION, MISSING_CALL_REASON } from '#contract/hipcall/enums.ts'
import { failedRings } from '#contract/hipcall/failed-rings.ts'
import { matchesNumber, parseNumberSearch } from '#contract/phone-search.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { NewCdr } from '#server/resources/cdrs/insert.ts'
import { resolvePeriod } from '#server/resources/cdrs/period.ts'

function between(min: number | undefined, max: number | undefined, value: number | null): boolean {
  return (min === undefined && max === undefined) || (value !== null && value >= (min ?? 0) && value <= (max ?? Number.MAX_SAFE_INTEGER))
}

function hasRing(cdr: NewCdr, { rang = [], rang_teams = [], rang_end = [] }: CdrFilter): boolean {
  if (rang.length + rang_teams.length + rang_end.length === 0) return true
  const among = <T>(chosen: readonly T[], value: T) => chosen.length === 0 || chosen.includes(value)
  return failedRings(cdr, cdr.call_flow).some(
    ({ user, team, rejected }) =>
      among(rang, user) && among(rang_teams, team ?? 0) && among(rang_end, rejected ? 'rejected' : 'unanswered'),
  )
}

function goesThrough(cdr: NewCdr, through: CdrFilter['through'] = []): boolean {
  const { outcome, team_ids, greeting_ids } = callFacts(cdr, cdr.call_flow)
  const stations = {
    number: cdr.channel_type === 1 ? (cdr.channel_id ?? 0) : 0,
    greeting: greeting_ids.at(-1) ?? 0,
    team: team_ids.at(-1) ?? 0,
    person: cdr.direction === 1 && outcome === 'answered' ? (cdr.user_id ?? 0) : 0,
  }
  return through.every(({ layer, id }) => stations[layer] === id)
}

/** The calls that fit, as the documentation of the list says it, without a database. */
export function fittingCalls<T extends NewCdr>(cdrs: readonly T[], query: CdrFilter, { zone, now }: { zone: string; now: number }): T[] {
  const range = resolvePeriod(query, zone, now)
  const among = <T>(chosen: readonly T[] | undefined, values: readonly (T | null)[]) =>
    chosen === undefined || chosen.length === 0 || values.some((value) => value !== null && chosen.includes(value))
  const is = (wanted: boolean | undefined, value: boolean) => wanted === undefined || wanted === value
  const search = query.q ? parseNumberSearch(query.q) : null
  return cdrs.filter((cdr) => {
    const facts = callFacts(cdr, cdr.call_flow)
    const started = parseTimestamp(cdr.started_at)
    const length = cdr.call_duration
    return (
      (search === null ||
        (search !== undefined && [cdr.caller_number, cdr.callee_number].some((number) => matchesNumber(search, number ?? '')))) &&
      among(
        query.direction?.map((name) => DIRECTION[name] as number),
        [cdr.direction],
      ) &&
      among(
        query.missing_call_reason?.map((name) => MISSING_CALL_REASON[name] as number),
        [cdr.missing_call_reason],
      ) &&
      among(query.users, [cdr.user_id]) &&
      among(query.numbers, [cdr.channel_type === 1 ? cdr.channel_id : null]) &&
      among(query.outcome, [facts.outcome]) &&
      among(query.teams, facts.team_ids) &&
      among(query.greetings, facts.greeting_ids) &&
      (query.contact_id === undefined || cdr.contact_id === query.contact_id) &&
      is(query.missing_call, cdr.missing_call) &&
      is(query.has_recording, cdr.recording_seconds !== null) &&
      is(query.has_voicemail, hasVoicemail(cdr)) &&
      (query.min_duration === undefined || (length !== null && length >= query.min_duration)) &&
      (query.max_duration === undefined || (length !== null && length <= query.max_duration)) &&
      among(query.hour, [new TZDate(started, zone).getHours()]) &&
      among(query.weekday, [((new TZDate(started, zone).getDay() + 6) % 7) + 1]) &&
      between(query.min_waited, query.max_waited, facts.waited) &&
      between(query.min_talked, query.max_talked, facts.talked) &&
      hasRing(cdr, query) &&
      goesThrough(cdr, query.through) &&
      (range.from === null || started >= range.from) &&
      (range.to === null || started < range.to)
    )
  })
}
