import type { TFunction } from 'i18next'

/** What the list can be filtered by. */
export const STATES = ['active', 'passive'] as const

/** The state of a user in words; one this version does not know as it is. */
export function stateName(state: string, t: TFunction): string {
  return state === 'active' || state === 'passive' ? t(`detail.state.${state}`) : state
}

/** The language a user has set, in the words of the person who reads; one the browser has no word for as it is. */
export function languageName(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(locale.replace('_', '-')) ?? locale
  } catch {
    return locale
  }
}
