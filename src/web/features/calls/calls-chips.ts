/** What is set in the filters, in words: as chips, and where nothing matches. */
import type { TFunction } from 'i18next'
import { ownDays } from '#web/entities/filters/period-words.ts'
import { type CallsQuery, type FilterName, isMissedOnly } from './calls-search.ts'

/** One filter that is set. `change` takes it away. */
export interface Chip {
  name: FilterName
  text: string
  change: CallsQuery
}

/** Where the names behind ids come from, and how seconds and days are written. */
export interface ChipWords {
  t: TFunction
  user(id: number): string
  team(id: number): string
  greeting(id: number): string
  number(id: number): string
  contact(id: number): string
  company(id: number): string
  /** Seconds in words: `1 min 05 s`. */
  seconds(seconds: number): string
  /** A date or an instant of the URL, as a day. */
  day(text: string): string
}

/** Names said in full; the rest is a number. */
const NAMED = 2

/** Everything that is set, in the order of the filter bar. */
export function chipsOf(query: CallsQuery, words: ChipWords): Chip[] {
  const { t } = words
  const chips: (Chip | undefined)[] = [
    chip('q', query.q, (text) => t('calls.chip.number', { text })),
    periodChip(query, words),
    chip('direction', query.direction, (all) => listed(all, (each) => t(`calls.direction.${each}`), t)),
    chip('outcome', query.outcome, (all) =>
      isMissedOnly(all) ? t('calls.filter.missed') : listed(all, (each) => t(`outcome.${each}`), t),
    ),
    chip('users', query.users, (all) => listed(all, words.user, t)),
    chip('teams', query.teams, (all) => listed(all, words.team, t)),
    chip('numbers', query.numbers, (all) => listed(all, words.number, t)),
    chip('greetings', query.greetings, (all) => listed(all, words.greeting, t)),
    chip('missing_call', query.missing_call, (is) => t(is ? 'calls.chip.marked' : 'calls.chip.notMarked')),
    chip('missing_call_reason', query.missing_call_reason, (all) => listed(all, (each) => t(`calls.reason.${each}`), t)),
    chip('contact_id', query.contact_id, (id) => t('calls.chip.contact', { name: words.contact(id) })),
    chip('company_id', query.company_id, (id) => t('calls.chip.company', { name: words.company(id) })),
    lengthChip(query, words),
    chip('has_recording', query.has_recording, (is) => t(is ? 'calls.chip.with_recording' : 'calls.chip.without_recording')),
    chip('has_voicemail', query.has_voicemail, (is) => t(is ? 'calls.chip.with_voicemail' : 'calls.chip.without_voicemail')),
    ...figureChips(query, words),
  ]
  return chips.filter((each) => each !== undefined)
}

/** Filters that no panel sets, but figures that were opened do. */
function figureChips(query: CallsQuery, words: ChipWords): (Chip | undefined)[] {
  const { t } = words
  return [
    chip('weekday', query.weekday, (all) => listed(all, (day) => t(`calls.weekday.${WEEKDAYS[day - 1] ?? 'monday'}`), t)),
    chip('hour', query.hour, (all) => listed(all, (hour) => t('calls.chip.hour', { from: twoDigits(hour), to: twoDigits(hour + 1) }), t)),
    secondsChip(['min_waited', 'max_waited'], query, words),
    secondsChip(['min_talked', 'max_talked'], query, words),
    chip('rang', query.rang, (all) => t('calls.chip.rang', { names: listed(all, words.user, t) })),
    chip('rang_teams', query.rang_teams, (all) => t('calls.chip.rangTeams', { names: listed(all, words.team, t) })),
    chip('rang_end', query.rang_end, (all) => listed(all, (each) => t(`calls.chip.${each}`), t)),
    chip('through', query.through, (all) => all.map((station) => stationName(station, words)).join(', ')),
  ]
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const twoDigits = (hour: number) => String(hour).padStart(2, '0')

function stationName({ layer, id }: NonNullable<CallsQuery['through']>[number], words: ChipWords): string {
  const { t } = words
  if (id === 0) return t(`calls.chip.past.${layer}`)
  const name = layer === 'person' ? words.user(id) : words[layer](id)
  return t('calls.chip.through', { name })
}

/** Waiting or talk in words: that it is known at all, at least, at most, or between. */
function secondsChip(
  names: readonly ['min_waited', 'max_waited'] | readonly ['min_talked', 'max_talked'],
  query: CallsQuery,
  { t, seconds }: ChipWords,
) {
  const [first, last] = names
  const [least, most] = [query[first], query[last]]
  const what = first === 'min_waited' ? 'waited' : 'talked'
  const change = { [first]: undefined, [last]: undefined }
  if (most !== undefined && (least ?? 0) === 0) return { name: last, text: t(`calls.chip.${what}AtMost`, { most: seconds(most) }), change }
  if (most !== undefined)
    return { name: first, text: t(`calls.chip.${what}Between`, { least: seconds(least ?? 0), most: seconds(most) }), change }
  if (least === undefined) return undefined
  return {
    name: first,
    text: least === 0 ? t(`calls.chip.${what}Known`) : t(`calls.chip.${what}AtLeast`, { least: seconds(least) }),
    change,
  }
}

function chip<Value>(name: FilterName, value: Value | undefined, text: (value: Value) => string): Chip | undefined {
  return value === undefined ? undefined : { name, text: text(value), change: { [name]: undefined } }
}

function listed<Value>(values: readonly Value[], nameOf: (value: Value) => string, t: TFunction): string {
  const names = values.slice(0, NAMED).map(nameOf).join(', ')
  return values.length > NAMED ? t('list.andMore', { names, count: values.length - NAMED }) : names
}

function periodChip({ period, started_from, started_to }: CallsQuery, { t, day }: ChipWords): Chip | undefined {
  const change = { period: undefined, started_from: undefined, started_to: undefined }
  const own = ownDays(started_from, started_to, day, t)
  if (own !== undefined) return { name: 'started_from', text: own, change }
  return period === undefined || period === 'all' ? undefined : { name: 'period', text: t(`calls.period.${period}`), change }
}

function lengthChip({ min_duration: least, max_duration: most }: CallsQuery, { t, seconds }: ChipWords): Chip | undefined {
  const change = { min_duration: undefined, max_duration: undefined }
  if (least !== undefined && most !== undefined)
    return { name: 'min_duration', text: t('calls.chip.between', { least: seconds(least), most: seconds(most) }), change }
  if (least !== undefined) return { name: 'min_duration', text: t('calls.chip.atLeast', { least: seconds(least) }), change }
  return most === undefined ? undefined : { name: 'max_duration', text: t('calls.chip.atMost', { most: seconds(most) }), change }
}

/** Place of the chip that an empty list offers to take away: the filter that was set last, else the last there is; -1 without any. */
export function chipToDrop(chips: readonly Chip[], lastChanged: string | undefined): number {
  const last = chips.findIndex(({ name, change }) => lastChanged !== undefined && (name === lastChanged || lastChanged in change))
  return last < 0 ? chips.length - 1 : last
}
