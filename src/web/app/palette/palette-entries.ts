/** What the palette finds: numbers, names, pages and actions, best first. */
import type { TFunction } from 'i18next'
import type { Directory } from '#contract/dashboard/directory.ts'
import { matching, nearestFirst } from '#web/lib/matching.ts'
import { formatPhone } from '#web/lib/phone.ts'
import { NAVIGATION } from '../navigation.ts'
import { paths } from '../paths.ts'

export interface Entry {
  key: string
  kind: 'number' | 'user' | 'team' | 'greeting' | 'line' | 'page' | 'action'
  text: string
  /** Where it leads, or what it does. */
  to: string | (() => void)
}

export interface Action {
  key: string
  text: string
  act: () => void
}

/** Entries of one kind shown at most. */
const MOST = 6
/** Fewest digits that look like a part of a number. */
const FEWEST_DIGITS = 3

/** The entries for what was typed; with nothing typed, pages and actions. */
export function entriesFor(typed: string, directory: Directory | undefined, actions: readonly Action[], t: TFunction): Entry[] {
  const others: Entry[] = [
    ...NAVIGATION.map(({ name, to }) => ({
      key: `page-${name}`,
      kind: 'page' as const,
      text: t('palette.page', { name: t(`app.nav.${name}`) }),
      to,
    })),
    { key: 'page-missed', kind: 'page', text: t('palette.missedToday'), to: callsWith('missed_call', 'true', { period: 'today' }) },
    ...actions.map(({ key, text, act }) => ({ key, kind: 'action' as const, text, to: act })),
  ]
  if (typed.trim() === '') return others
  const fits = matching(typed)
  return [
    ...numbersFor(typed, t),
    ...(directory === undefined ? [] : namesFor(directory, typed, t)),
    ...others.filter(({ text }) => fits(text)),
  ]
}

function callsWith(name: string, value: string, more: Record<string, string> = {}): string {
  return `${paths.calls()}?${new URLSearchParams({ [name]: value, ...more })}`
}

function numbersFor(typed: string, t: TFunction): Entry[] {
  const number = typed.trim()
  if (number.replace(/\D/g, '').length < FEWEST_DIGITS || /\p{L}/u.test(number)) return []
  return [{ key: 'number', kind: 'number', text: t('palette.callsOf', { number: formatPhone(number) }), to: callsWith('q', number) }]
}

function namesFor(directory: Directory, typed: string, t: TFunction): Entry[] {
  const fits = matching(typed)
  const nearest = nearestFirst(typed)
  const named = (
    kind: Entry['kind'],
    param: string,
    list: readonly { id: number; name: string; also?: string }[],
    text: (name: string) => string,
  ) =>
    list
      .filter(({ name, also }) => fits(`${name} ${also ?? ''}`))
      .sort((one, other) => nearest(one.name, other.name))
      .slice(0, MOST)
      .map(({ id, name }) => ({ key: `${kind}-${id}`, kind, text: text(name), to: callsWith(param, String(id)) }))
  return [
    ...named(
      'user',
      'users',
      directory.users.map((user) => ({ ...user, also: user.extension ?? '' })),
      (name) => t('palette.callsOfUser', { name }),
    ),
    ...named('team', 'teams', directory.teams, (name) => t('palette.callsOfTeam', { name })),
    ...named('greeting', 'greetings', directory.greetings, (name) => t('palette.callsOfGreeting', { name })),
    ...named(
      'line',
      'numbers',
      directory.numbers.map((line) => ({ ...line, also: line.number })),
      (name) => t('palette.callsOfNumber', { name }),
    ),
  ]
}
