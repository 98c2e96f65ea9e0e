/** What is set in the filters of the overview, in words. */
import { DEFAULT_THRESHOLD } from '#contract/dashboard/insights.ts'
import type { Names } from '#web/entities/names.ts'
import type { OverviewQuery } from './overview-search.ts'

export interface OverviewChip {
  name: keyof OverviewQuery
  text: string
  /** Takes it away. */
  change: OverviewQuery
}

/** Names said in full; the rest is a number. */
const NAMED = 2

/** All but the period, which its button says. */
export function overviewChips(query: OverviewQuery, names: Names): OverviewChip[] {
  const { t } = names
  const listed = (all: readonly string[]) => {
    const said = all.slice(0, NAMED).join(', ')
    return all.length > NAMED ? t('list.andMore', { names: said, count: all.length - NAMED }) : said
  }
  const { direction, users, teams, numbers, threshold, formula } = query
  const chips: OverviewChip[] = []
  if (direction) chips.push({ name: 'direction', text: listed(direction.map(names.direction)), change: { direction: undefined } })
  if (users) chips.push({ name: 'users', text: listed(users.map(names.user)), change: { users: undefined } })
  if (teams) chips.push({ name: 'teams', text: listed(teams.map(names.team)), change: { teams: undefined } })
  if (numbers) chips.push({ name: 'numbers', text: listed(numbers.map(names.number)), change: { numbers: undefined } })
  if (threshold !== undefined && threshold !== DEFAULT_THRESHOLD)
    chips.push({ name: 'threshold', text: t('overview.chip.threshold', { threshold }), change: { threshold: undefined } })
  if (formula !== undefined && formula !== 'offered')
    chips.push({ name: 'formula', text: t(`overview.formula.${formula}`), change: { formula: undefined } })
  return chips
}
