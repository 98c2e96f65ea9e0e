import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { MISSED_OUTCOMES } from '#contract/hipcall/call-outcome.ts'
import { periodFace } from '#web/entities/filters/period-words.ts'
import { useMedia } from '#web/lib/use-media.ts'
import styles from '#web/ui/list/filter-bar.module.css'
import { FilterButton } from '#web/ui/list/filter-button.tsx'
import { FilterChips } from '#web/ui/list/filter-chips.tsx'
import { SearchField } from '#web/ui/list/search-field.tsx'
import type { FilterPanelProps } from './calls-filter-panels.tsx'
import { type CallsQuery, isMissedOnly } from './calls-search.ts'
import { useChips } from './use-chips.ts'

const panels = () => import('./calls-filter-panels.tsx')
const people = () => import('#web/entities/filters/directory-panels.tsx')
const more = () => import('./calls-more-panel.tsx')
const period = () => import('#web/entities/filters/period-panel.tsx')
const PeriodPanel = lazy(() => period().then((module) => ({ default: module.PeriodPanel })))
const DirectionPanel = lazy(() => panels().then((module) => ({ default: module.DirectionPanel })))
const OutcomePanel = lazy(() => panels().then((module) => ({ default: module.OutcomePanel })))
const PeoplePanel = lazy(() => people().then((module) => ({ default: module.PeoplePanel })))
const MorePanel = lazy(() => more().then((module) => ({ default: module.MorePanel })))

/** Filters under the "More" button, by their names in the URL. */
const UNDER_MORE = [
  'teams',
  'numbers',
  'greetings',
  'missing_call_reason',
  'has_recording',
  'has_voicemail',
  'min_duration',
  'max_duration',
  'missing_call',
]

interface BarProps extends FilterPanelProps {
  clear: () => void
  changeTyped: (change: CallsQuery) => void
}

/** Search, the filters, and what is set. */
export function CallsFilterBar({ query, change, changeTyped, clear, names }: BarProps) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 639px)')
  const chips = useChips(query, names)
  const props: FilterPanelProps = { query, change, names }
  const on = (...filters: string[]) => chips.some((chip) => filters.includes(chip.name))
  const missed = isMissedOnly(query.outcome)
  // What a control of its own already says.
  const elsewhere = ['q', ...(phone ? [] : ['period', 'started_from']), ...(missed ? ['outcome'] : [])]
  const shown = chips
    .filter(({ name }) => !elsewhere.includes(name))
    .map(({ name, text, change: without }) => ({ name, text, remove: () => change(without) }))
  return (
    <search className={styles.bar} aria-label={t('list.filter.bar')}>
      <SearchField
        label={t('calls.search.label')}
        placeholder={t('calls.search.placeholder')}
        inputMode="tel"
        value={query.q ?? ''}
        commit={(q) => changeTyped({ q })}
      />
      {phone ? (
        <FilterButton label={t('list.filter.filters')} on={chips.length > 0} prepare={more}>
          <MorePanel everything {...props} />
        </FilterButton>
      ) : (
        <>
          <FilterButton label={t('calls.filter.period')} face={periodFace(query, names)} on={on('period', 'started_from')} prepare={period}>
            <PeriodPanel {...props} />
          </FilterButton>
          <FilterButton label={t('calls.filter.direction')} on={on('direction')} prepare={panels}>
            <DirectionPanel {...props} />
          </FilterButton>
          <FilterButton label={t('calls.filter.outcome')} on={on('outcome')} prepare={panels}>
            <OutcomePanel {...props} />
          </FilterButton>
          <FilterButton label={t('calls.filter.people')} on={on('users')} prepare={people}>
            <PeoplePanel {...props} />
          </FilterButton>
          <FilterButton label={t('calls.filter.more')} on={on(...UNDER_MORE)} prepare={more}>
            <MorePanel everything={false} {...props} />
          </FilterButton>
        </>
      )}
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={missed}
        title={t('calls.filter.missedHint')}
        onClick={() => change({ outcome: missed ? undefined : [...MISSED_OUTCOMES] })}
      >
        {t('calls.filter.missed')}
      </button>
      {chips.length > 0 && <FilterChips chips={shown} clear={clear} />}
    </search>
  )
}
