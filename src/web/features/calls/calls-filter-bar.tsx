import { IconChevronDown, IconX } from '@tabler/icons-react'
import { lazy, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MISSED_OUTCOMES } from '#contract/hipcall/call-outcome.ts'
import { useMedia } from '#web/lib/use-media.ts'
import { DropPanel } from '#web/ui/panel/drop-panel.tsx'
import { type Chip, chipsOf, ownDays } from './calls-chips.ts'
import styles from './calls-filter-bar.module.css'
import type { FilterPanelProps } from './calls-filter-panels.tsx'
import { CallsNumberSearch } from './calls-number-search.tsx'
import { type CallsQuery, isMissedOnly } from './calls-search.ts'

const panels = () => import('./calls-filter-panels.tsx')
const more = () => import('./calls-more-panel.tsx')
const period = () => import('./calls-period-panel.tsx')
const PeriodPanel = lazy(() => period().then((module) => ({ default: module.PeriodPanel })))
const DirectionPanel = lazy(() => panels().then((module) => ({ default: module.DirectionPanel })))
const OutcomePanel = lazy(() => panels().then((module) => ({ default: module.OutcomePanel })))
const PeoplePanel = lazy(() => panels().then((module) => ({ default: module.PeoplePanel })))
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
  const chips = chipsOf(query, names)
  const props: FilterPanelProps = { query, change, names }
  const on = (...filters: string[]) => chips.some((chip) => filters.includes(chip.name))
  const missed = isMissedOnly(query.outcome)
  // What a control of its own already says.
  const elsewhere = ['q', ...(phone ? [] : ['period', 'started_from']), ...(missed ? ['outcome'] : [])]
  return (
    <search className={styles.bar} aria-label={t('calls.filter.bar')}>
      <CallsNumberSearch value={query.q ?? ''} commit={(q) => changeTyped({ q })} />
      {phone ? (
        <Filter label={t('calls.filter.filters')} on={chips.length > 0} prepare={more}>
          <MorePanel everything {...props} />
        </Filter>
      ) : (
        <>
          <Filter label={t('calls.filter.period')} face={periodFace(query, names)} on={on('period', 'started_from')} prepare={period}>
            <PeriodPanel {...props} />
          </Filter>
          <Filter label={t('calls.filter.direction')} on={on('direction')} prepare={panels}>
            <DirectionPanel {...props} />
          </Filter>
          <Filter label={t('calls.filter.outcome')} on={on('outcome')} prepare={panels}>
            <OutcomePanel {...props} />
          </Filter>
          <Filter label={t('calls.filter.people')} on={on('users')} prepare={panels}>
            <PeoplePanel {...props} />
          </Filter>
          <Filter label={t('calls.filter.more')} on={on(...UNDER_MORE)} prepare={more}>
            <MorePanel everything={false} {...props} />
          </Filter>
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
      <Chips chips={chips.filter(({ name }) => !elsewhere.includes(name))} change={change} clear={chips.length > 0 ? clear : undefined} />
    </search>
  )
}

function periodFace({ period, started_from, started_to }: CallsQuery, names: FilterPanelProps['names']): string {
  return ownDays(started_from, started_to, names.day, names.t) ?? names.t(`calls.period.${period ?? 'all'}`)
}

interface FilterProps {
  label: string
  face?: string
  on: boolean
  prepare: () => Promise<unknown>
  children: ReactNode
}

function Filter({ label, face, on, prepare, children }: FilterProps) {
  return (
    <DropPanel
      label={label}
      on={on}
      prepare={prepare}
      face={
        <>
          <span>{face ?? label}</span>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </>
      }
    >
      {children}
    </DropPanel>
  )
}

function Chips({
  chips,
  change,
  clear,
}: {
  chips: readonly Chip[]
  change: (change: CallsQuery) => void
  clear: (() => void) | undefined
}) {
  const { t } = useTranslation()
  if (clear === undefined) return null
  return (
    <ul className={styles.chips} aria-label={t('calls.filter.set')}>
      {chips.map((chip) => (
        <li key={chip.name}>
          <button
            type="button"
            className={styles.chip}
            onClick={() => change(chip.change)}
            aria-label={t('calls.filter.remove', { name: chip.text })}
          >
            <span>{chip.text}</span>
            <IconX size={13} stroke={2} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={styles.clear} onClick={clear}>
          {t('calls.filter.clear')}
        </button>
      </li>
    </ul>
  )
}
