/** What the palette finds without asking the server: numbers, names, pages and actions, best first. */
import type { TFunction } from 'i18next'
import type { Directory } from '#contract/dashboard/directory.ts'
import type { Right } from '#contract/dashboard/roles.ts'
import type { View } from '#contract/dashboard/views.ts'
import { matching } from '#web/lib/matching.ts'
import { formatPhone } from '#web/lib/phone.ts'
import { NAVIGATION } from '../navigation.ts'
import { paths } from '../paths.ts'
import { namesFor } from './palette-names.ts'

export interface Entry {
  key: string
  kind: 'calls' | 'user' | 'team' | 'greeting' | 'line' | 'extension' | 'contact' | 'company' | 'task' | 'page' | 'view' | 'action'
  text: string
  /** Quiet, after the text: what tells it from others of its name. */
  hint?: string | undefined
  /** Where it leads, or what it does. */
  to: string | (() => void)
}

export interface Action {
  key: string
  text: string
  act: () => void
}

/** Who looks, and what is known. */
export interface Known {
  directory: Directory | undefined
  rights: readonly Right[]
  views: readonly View[]
  actions: readonly Action[]
  t: TFunction
}

/** Fewest digits that look like a part of a number. */
const FEWEST_DIGITS = 3

/** The entries for what was typed; with nothing typed, pages and actions. */
export function entriesFor(typed: string, { directory, rights, views, actions, t }: Known): Entry[] {
  const others: Entry[] = [
    ...NAVIGATION.filter(({ right }) => right === undefined || rights.includes(right)).map(({ name, to }) => ({
      key: `page-${name}`,
      kind: 'page' as const,
      text: t('palette.page', { name: t(`app.nav.${name}`) }),
      to,
    })),
    { key: 'page-missed', kind: 'page', text: t('palette.missedToday'), to: paths.calls({ missing_call: 'true', period: 'today' }) },
    ...actions.map(({ key, text, act }) => ({ key, kind: 'action' as const, text, to: act })),
  ]
  if (typed.trim() === '') return others
  const fits = matching(typed)
  return [
    ...numbersFor(typed, t),
    ...(directory === undefined ? [] : namesFor(directory, typed, t)),
    ...viewsFor(views, rights, t).filter(({ text }) => fits(text)),
    ...others.filter(({ text }) => fits(text)),
  ]
}

/** Saved views of the screens this person may see. */
function viewsFor(views: readonly View[], rights: readonly Right[], t: TFunction): Entry[] {
  return views.flatMap((view) => {
    const screen = NAVIGATION.find(({ name }) => name === view.screen)
    if (screen === undefined || (screen.right !== undefined && !rights.includes(screen.right))) return []
    return [{ key: `view-${view.id}`, kind: 'view', text: view.name, hint: t(`app.nav.${screen.name}`), to: paths.view(view) }]
  })
}

function numbersFor(typed: string, t: TFunction): Entry[] {
  const number = typed.trim()
  if (number.replace(/\D/g, '').length < FEWEST_DIGITS || /\p{L}/u.test(number)) return []
  return [{ key: 'number', kind: 'calls', text: t('palette.callsOf', { number: formatPhone(number) }), to: paths.calls({ q: number }) }]
}
