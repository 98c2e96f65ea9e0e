/** The panels of the filter bar: fetched after the first rows, since nobody opens them before. */
import { useTranslation } from 'react-i18next'
import { MISSED_OUTCOMES, OUTCOMES } from '#contract/hipcall/call-outcome.ts'
import { DIRECTION, type Direction, MISSING_CALL_REASON, type MissingCallReason } from '#contract/hipcall/enums.ts'
import { CallOutcome } from '#web/entities/call-outcome.tsx'
import type { Names } from '#web/entities/names.ts'
import { OptionList } from '#web/ui/panel/option-list.tsx'
import panel from '#web/ui/panel/panel.module.css'
import type { CallsQuery } from './calls-search.ts'

export interface FilterPanelProps {
  query: CallsQuery
  change: (change: CallsQuery) => void
  names: Names
}

const keysOf = <Key extends string>(values: Readonly<Record<Key, unknown>>) => Object.keys(values) as Key[]
const DIRECTIONS: Direction[] = keysOf(DIRECTION)
const REASONS: MissingCallReason[] = keysOf(MISSING_CALL_REASON)

export function DirectionPanel({ query, change }: FilterPanelProps) {
  const { t } = useTranslation()
  return (
    <OptionList
      label={t('calls.filter.direction')}
      options={DIRECTIONS.map((value) => ({ value, text: t(`calls.direction.${value}`) }))}
      chosen={query.direction ?? []}
      onChange={(direction) => change({ direction })}
    />
  )
}

export function OutcomePanel({ query, change }: FilterPanelProps) {
  const { t } = useTranslation()
  const chosen = query.outcome ?? []
  const all = MISSED_OUTCOMES.every((each) => chosen.includes(each))
  const rest = chosen.filter((each) => !(MISSED_OUTCOMES as readonly string[]).includes(each))
  return (
    <>
      <label className={panel.head}>
        <input type="checkbox" checked={all} onChange={() => change({ outcome: all ? rest : [...rest, ...MISSED_OUTCOMES] })} />
        <span>
          {t('calls.filter.allMissed')}
          <small>{t('calls.filter.missedHint')}</small>
        </span>
      </label>
      <OptionList
        label={t('calls.filter.outcome')}
        options={OUTCOMES.map((value) => ({ value, text: t(`outcome.${value}`), face: <CallOutcome outcome={value} /> }))}
        chosen={chosen}
        onChange={(outcome) => change({ outcome })}
      />
    </>
  )
}

export function GreetingsPanel({ query, change, names }: FilterPanelProps) {
  const { t } = useTranslation()
  return (
    <OptionList
      search={names.directory.greetings.length > 12}
      label={t('calls.filter.greetings')}
      options={names.directory.greetings.map(({ id, name }) => ({ value: id, text: name }))}
      chosen={query.greetings ?? []}
      onChange={(greetings) => change({ greetings })}
    />
  )
}

export function ReasonPanel({ query, change }: FilterPanelProps) {
  const { t } = useTranslation()
  return (
    <OptionList
      label={t('calls.filter.reason')}
      options={REASONS.map((value) => ({ value, text: t(`calls.reason.${value}`) }))}
      chosen={query.missing_call_reason ?? []}
      onChange={(missing_call_reason) => change({ missing_call_reason })}
    />
  )
}
