import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumbersPanel, PeoplePanel, TeamsPanel } from '#web/entities/filters/directory-panels.tsx'
import { PeriodPanel } from '#web/entities/filters/period-panel.tsx'
import { useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import panel from '#web/ui/panel/panel.module.css'
import { DirectionPanel, type FilterPanelProps, GreetingsPanel, OutcomePanel, ReasonPanel } from './calls-filter-panels.tsx'

/** The filters without a button of their own, one open at a time; on a phone all of them. */
export function MorePanel({ everything, ...props }: FilterPanelProps & { everything: boolean }) {
  const { t } = useTranslation()
  const { query } = props
  return (
    <div className={panel.sections}>
      {everything && (
        <>
          <Section name={t('calls.filter.period')} on={(query.period ?? query.started_from ?? query.started_to) !== undefined}>
            <PeriodPanel {...props} />
          </Section>
          <Section name={t('calls.filter.direction')} on={query.direction !== undefined}>
            <DirectionPanel {...props} />
          </Section>
          <Section name={t('calls.filter.outcome')} on={query.outcome !== undefined}>
            <OutcomePanel {...props} />
          </Section>
          <Section name={t('calls.filter.people')} on={query.users !== undefined}>
            <PeoplePanel {...props} />
          </Section>
        </>
      )}
      <Section name={t('calls.filter.teams')} on={query.teams !== undefined}>
        <TeamsPanel {...props} />
      </Section>
      <Section name={t('calls.filter.numbers')} on={query.numbers !== undefined}>
        <NumbersPanel {...props} />
      </Section>
      <Section name={t('calls.filter.greetings')} on={query.greetings !== undefined}>
        <GreetingsPanel {...props} />
      </Section>
      <Section name={t('calls.filter.duration')} on={(query.min_duration ?? query.max_duration) !== undefined}>
        <LengthForm {...props} />
      </Section>
      <Section name={t('calls.filter.reason')} on={query.missing_call_reason !== undefined}>
        <ReasonPanel {...props} />
      </Section>
      <YesOrNo label={t('calls.filter.recording')} name="has_recording" {...props} />
      <YesOrNo label={t('calls.filter.voicemail')} name="has_voicemail" {...props} />
      <YesOrNo label={t('calls.filter.missedMark')} name="missing_call" {...props} />
    </div>
  )
}

function Section({ name, on, children }: { name: string; on: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details name="calls-filter" className={panel.section} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary data-on={on || undefined}>{name}</summary>
      {open && children}
    </details>
  )
}

interface YesOrNoProps extends FilterPanelProps {
  label: string
  name: 'has_recording' | 'has_voicemail' | 'missing_call'
}

function YesOrNo({ label, name, query, change }: YesOrNoProps) {
  const { t } = useTranslation()
  const value = query[name]
  const choices = [
    { is: undefined, text: t('calls.filter.any') },
    { is: true, text: name === 'missing_call' ? t('calls.filter.marked') : t('calls.filter.yes') },
    { is: false, text: name === 'missing_call' ? t('calls.filter.notMarked') : t('calls.filter.no') },
  ]
  return (
    <fieldset className={panel.inline}>
      <legend>{label}</legend>
      <div className={panel.choices}>
        {choices.map(({ is, text }) => (
          <label key={text}>
            <input type="radio" name={name} checked={value === is} onChange={() => change({ [name]: is })} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const MOST_SECONDS = 2_147_483_647
const whole = (text: string) => (/^\d{1,10}$/.test(text) && Number(text) <= MOST_SECONDS ? Number(text) : undefined)

function LengthForm({ query, change }: FilterPanelProps) {
  const { t } = useTranslation()
  const close = useClosePanel()
  const [least, setLeast] = useState(query.min_duration?.toString() ?? '')
  const [most, setMost] = useState(query.max_duration?.toString() ?? '')
  const wrong = Number(most || Number.POSITIVE_INFINITY) < Number(least)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong) return
    change({ min_duration: whole(least), max_duration: whole(most) })
    close()
  }
  const fields = [
    { name: t('calls.filter.atLeast'), value: least, set: setLeast },
    { name: t('calls.filter.atMost'), value: most, set: setMost },
  ]
  return (
    <form className={panel.form} onSubmit={submit}>
      <div className={panel.pair}>
        {fields.map(({ name, value, set }) => (
          <label key={name}>
            <span>
              {name}, {t('calls.filter.seconds')}
            </span>
            <input type="number" min={0} max={MOST_SECONDS} step={1} value={value} onChange={(event) => set(event.target.value)} />
          </label>
        ))}
      </div>
      {wrong && <p role="alert">{t('calls.filter.wrongLength')}</p>}
      <p className={panel.hintLine}>{t('calls.filter.lengthNote')}</p>
      <button type="submit" className={panel.apply}>
        {t('calls.filter.apply')}
      </button>
    </form>
  )
}
