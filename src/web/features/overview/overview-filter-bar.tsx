import { lazy } from 'react'
import { DEFAULT_THRESHOLD } from '#contract/dashboard/insights.ts'
import { periodFace } from '#web/entities/filters/period-words.ts'
import type { Names } from '#web/entities/names.ts'
import styles from '#web/ui/list/filter-bar.module.css'
import { FilterButton } from '#web/ui/list/filter-button.tsx'
import { FilterChips } from '#web/ui/list/filter-chips.tsx'
import type { OverviewChip } from './overview-chips.ts'
import { type OverviewQuery, USUAL_PERIOD } from './overview-search.ts'

const period = () => import('#web/entities/filters/period-panel.tsx')
const directory = () => import('#web/entities/filters/directory-panels.tsx')
const level = () => import('./service-level-panel.tsx')
const PeriodPanel = lazy(() => period().then((module) => ({ default: module.PeriodPanel })))
const PeoplePanel = lazy(() => directory().then((module) => ({ default: module.PeoplePanel })))
const TeamsPanel = lazy(() => directory().then((module) => ({ default: module.TeamsPanel })))
const NumbersPanel = lazy(() => directory().then((module) => ({ default: module.NumbersPanel })))
const ServiceLevelPanel = lazy(() => level().then((module) => ({ default: module.ServiceLevelPanel })))

interface BarProps {
  query: OverviewQuery
  change: (change: OverviewQuery) => void
  clear: () => void
  names: Names
  chips: readonly OverviewChip[]
}

/** Period, whose calls, and by what rule the service level is reckoned. */
export function OverviewFilterBar({ query, change, clear, names, chips }: BarProps) {
  const { t } = names
  const props = { query, change, names }
  const { users, teams, numbers, threshold, formula } = query
  const ownPeriod = [query.period, query.started_from, query.started_to].some((each) => each !== undefined)
  return (
    <search className={styles.bar} aria-label={t('list.filter.bar')}>
      <div className={styles.buttons}>
        <FilterButton label={t('calls.filter.period')} face={periodFace(query, names, USUAL_PERIOD)} on={ownPeriod} prepare={period}>
          <PeriodPanel {...props} usual={USUAL_PERIOD} />
        </FilterButton>
        <FilterButton label={t('calls.filter.people')} on={users !== undefined} prepare={directory}>
          <PeoplePanel {...props} />
        </FilterButton>
        <FilterButton label={t('calls.filter.teams')} on={teams !== undefined} prepare={directory}>
          <TeamsPanel {...props} />
        </FilterButton>
        <FilterButton label={t('calls.filter.numbers')} on={numbers !== undefined} prepare={directory}>
          <NumbersPanel {...props} />
        </FilterButton>
        <FilterButton
          label={t('overview.settings.name')}
          face={t('overview.settings.face', { threshold: threshold ?? DEFAULT_THRESHOLD })}
          on={threshold !== undefined || formula !== undefined}
          prepare={level}
        >
          <ServiceLevelPanel query={query} change={change} />
        </FilterButton>
      </div>
      {chips.length > 0 && (
        <FilterChips
          chips={chips.map(({ name, text, change: without }) => ({ name, text, remove: () => change(without) }))}
          clear={clear}
        />
      )}
    </search>
  )
}
