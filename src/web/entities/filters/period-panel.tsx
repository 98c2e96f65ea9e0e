import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PERIODS, type Period } from '#contract/hipcall/period.ts'
import { useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import { OptionList } from '#web/ui/panel/option-list.tsx'
import panel from '#web/ui/panel/panel.module.css'
import type { Names } from '../names.ts'
import type { ChosenPeriod } from './period-words.ts'

interface PeriodPanelProps {
  query: ChosenPeriod
  change: (change: ChosenPeriod) => void
  names: Names
  /** What holds where nothing is chosen. */
  usual?: Period
}

/** Days of the account's zone: a named period, or own first and last day. */
export function PeriodPanel({ query, change, names, usual = 'all' }: PeriodPanelProps) {
  const { t } = useTranslation()
  const close = useClosePanel()
  const own = query.started_from !== undefined || query.started_to !== undefined
  return (
    <>
      <OptionList
        single
        label={t('calls.filter.period')}
        options={PERIODS.map((value) => ({ value, text: t(`calls.period.${value}`) }))}
        chosen={own ? [] : [query.period ?? usual]}
        onChange={([period]) => {
          change({ period: period === usual ? undefined : period, started_from: undefined, started_to: undefined })
          close()
        }}
      />
      <OwnDays query={query} change={change} close={close} />
      <p className={panel.zone}>{t('calls.filter.zoneNote', { zone: names.zone })}</p>
    </>
  )
}

function OwnDays({ query, change, close }: Pick<PeriodPanelProps, 'query' | 'change'> & { close: () => void }) {
  const { t } = useTranslation()
  const [from, setFrom] = useState(query.started_from?.slice(0, 10) ?? '')
  const [to, setTo] = useState(query.started_to?.slice(0, 10) ?? '')
  const wrong = from !== '' && to !== '' && to < from
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong) return
    change({ started_from: from || undefined, started_to: to || undefined, period: undefined })
    close()
  }
  return (
    <form className={panel.form} onSubmit={submit}>
      <fieldset className={panel.fields}>
        <legend>{t('calls.filter.customDays')}</legend>
        <div className={panel.pair}>
          <label>
            <span>{t('calls.filter.from')}</span>
            <input type="date" value={from} max="9999-12-31" onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label>
            <span>{t('calls.filter.to')}</span>
            <input type="date" value={to} max="9999-12-31" onChange={(event) => setTo(event.target.value)} aria-invalid={wrong} />
          </label>
        </div>
      </fieldset>
      {wrong && <p role="alert">{t('calls.filter.wrongDates')}</p>}
      <button type="submit" className={panel.apply} disabled={from === '' && to === ''}>
        {t('calls.filter.apply')}
      </button>
    </form>
  )
}
