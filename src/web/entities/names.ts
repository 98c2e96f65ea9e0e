/** Names behind ids, and how times, days, lengths and numbers are written. */
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Directory } from '#contract/dashboard/directory.ts'
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import type { Direction } from '#contract/hipcall/enums.ts'
import { directoryOptions } from '#web/api/directory.ts'
import { type Formats, formatsFor } from '#web/i18n/format.ts'
import { formatPhone } from '#web/lib/phone.ts'
import type { PartyNames } from './call-parties.ts'
import { useFormats, usePhoneMetadata } from './use-formats.ts'

export interface Names extends PartyNames {
  t: TFunction
  directory: Directory
  /** The directory has come: until then it is empty. */
  known: boolean
  /** The extensions that ring a user, team or greeting. */
  extensionsOf(type: string, id: number): Directory['extensions']
  /** The account's zone as people say it: Istanbul. */
  zone: string
  /** An instant (milliseconds since 1970) as `14:02:10`, in the account's zone. */
  time(instant: number): string
  /** The day of an instant as a heading: `Today, Monday 22 November`. */
  dayOf(instant: number): { key: string; label: string }
  /** The day of an instant, short: `22 Nov`. */
  date(instant: number): string
  /** A date or an instant of the URL, short. */
  day(text: string): string
  /** Seconds as `4:05`. */
  duration(seconds: number): string
  /** Seconds in words: `4 min 05 s`. */
  seconds(seconds: number): string
  direction(direction: Direction): string
  outcome(outcome: Outcome): string
  /** What the word for an outcome means. */
  outcomeRule(outcome: Outcome): string
}

const NOTHING_YET: Directory = { users: [], teams: [], greetings: [], numbers: [], extensions: [] }

/** The names, the same object while the directory and the language stay. A name on its way is `…`, an unknown id says what it is. */
export function useNames(): Names {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const metadata = usePhoneMetadata()
  // Numbers are written anew once more is known of other countries'.
  const phone = useMemo(() => (metadata ? remembering(formatPhone) : formatPhone), [metadata])
  const directory = useQuery(directoryOptions())
  const known = directory.data?.data
  const pending = directory.isPending
  return useMemo(
    () => ({
      t,
      directory: known ?? NOTHING_YET,
      known: known !== undefined,
      ...namesIn(known ?? NOTHING_YET, pending, t),
      ...writing(formats, i18n.language, t),
      phone,
      contactName: phone,
      withheld: t('calls.withheld'),
      // Looking words up takes time, and every row needs these.
      direction: remembering((direction: Direction) => t(`calls.direction.${direction}`)),
      outcome: remembering((outcome: Outcome) => t(`outcome.${outcome}`)),
      outcomeRule: remembering((outcome: Outcome) => t(`outcome.rule.${outcome}`)),
    }),
    [t, i18n.language, formats, phone, known, pending],
  )
}

function namesIn(directory: Directory, pending: boolean, t: TFunction) {
  const naming = (kind: 'user' | 'team' | 'greeting' | 'number', list: readonly { id: number; name: string }[]) => {
    const byId = new Map(list.map(({ id, name }) => [id, name]))
    return (id: number) => byId.get(id) ?? (pending ? '…' : t(`calls.unnamed.${kind}`, { id }))
  }
  return {
    user: naming('user', directory.users),
    team: naming('team', directory.teams),
    greeting: naming('greeting', directory.greetings),
    number: naming('number', directory.numbers),
    extensionsOf: (type: string, id: number) =>
      directory.extensions.filter(({ target_type, target_id, gone }) => gone === undefined && target_type === type && target_id === id),
  }
}

function writing(formats: Formats, language: string, t: TFunction) {
  const dayKey = dayKeys(formats)
  const days = new Map<string, { key: string; label: string }>()
  return {
    zone: cityOf(formats.zone, language),
    time: formats.time,
    duration: formats.clock,
    seconds: formats.prose,
    date: (instant: number) => formats.shortDate(instant, Date.now()),
    day: (text: string) =>
      text.includes('T')
        ? formats.shortMoment(Date.parse(text), Date.now())
        : formatsFor(formats.language, 'UTC').shortDate(Date.parse(text), Date.now()),
    dayOf: (instant: number) => {
      const key = dayKey(instant)
      const now = Date.now()
      const today = dayKey(now)
      // Asked for every row of the list, in which there are few days.
      const known = days.get(`${today} ${key}`)
      if (known !== undefined) return known
      const date = key.slice(0, 4) === today.slice(0, 4) ? formats.weekday(instant) : formats.date(instant)
      const label = key === today ? t('calls.day.today', { date }) : key === dayKey(now - DAY) ? t('calls.day.yesterday', { date }) : date
      const day = { key, label }
      days.set(`${today} ${key}`, day)
      return day
    },
  }
}

/** Milliseconds. Days begin at a multiple of a quarter of an hour in every zone. */
const DAY = 86_400_000
const QUARTER = 900_000

/** `formats.dayKey`, asked once a quarter of an hour: a list of 20,000 rows asks for each. */
function dayKeys(formats: Formats): (instant: number) => string {
  const keys = remembering((quarter: number) => formats.dayKey(quarter * QUARTER))
  return (instant) => keys(Math.floor(instant / QUARTER))
}

/** The function with its answers kept. */
function remembering<Input, Output>(answer: (input: Input) => Output): (input: Input) => Output {
  const answers = new Map<Input, Output>()
  return (input) => {
    const known = answers.get(input)
    if (known !== undefined) return known
    const made = answer(input)
    answers.set(input, made)
    return made
  }
}

/** The city in the name of a zone; Turkish writes its own with a dotted capital. */
function cityOf(zone: string, language: string): string {
  const city = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
  return language === 'tr' && city.startsWith('I') ? `İ${city.slice(1)}` : city
}
