import type { TFunction } from 'i18next'

/** What the list can be filtered by. */
export const STATES = ['active', 'passive'] as const

/** The state of a team in words; one this version does not know as it is. */
export function stateName(state: string, t: TFunction): string {
  return state === 'active' || state === 'passive' ? t(`detail.state.${state}`) : state
}
