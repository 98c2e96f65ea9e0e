import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_THRESHOLD, SERVICE_LEVEL_FORMULAS, type ServiceLevelFormula } from '#contract/dashboard/insights.ts'
import { useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import panel from '#web/ui/panel/panel.module.css'
import type { OverviewQuery } from './overview-search.ts'
import styles from './service-level-panel.module.css'

/** Seconds, the most the API takes. */
const MOST = 3600

/** Within how many seconds, and by which of the accepted formulas. */
export function ServiceLevelPanel({ query, change }: { query: OverviewQuery; change: (change: OverviewQuery) => void }) {
  const { t } = useTranslation()
  const close = useClosePanel()
  const error = useId()
  const [text, setText] = useState(String(query.threshold ?? DEFAULT_THRESHOLD))
  const [formula, setFormula] = useState<ServiceLevelFormula>(query.formula ?? 'offered')
  const wrong = !/^\d{1,4}$/.test(text) || Number(text) > MOST
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong) return
    const threshold = Number(text)
    change({
      threshold: threshold === DEFAULT_THRESHOLD ? undefined : threshold,
      formula: formula === 'offered' ? undefined : formula,
    })
    close()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label>
        <span>{t('overview.settings.threshold')}</span>
        <input
          inputMode="numeric"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={wrong}
          aria-describedby={wrong ? error : undefined}
        />
      </label>
      {wrong && (
        <p id={error} role="alert">
          {t('overview.settings.wrong')}
        </p>
      )}
      <fieldset>
        <legend>{t('overview.settings.formula')}</legend>
        {SERVICE_LEVEL_FORMULAS.map((one) => (
          <label key={one}>
            <input type="radio" name="formula" value={one} checked={formula === one} onChange={() => setFormula(one)} />
            <span>
              {t(`overview.formula.${one}`)}
              <small>{t(`overview.formulaHint.${one}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className={panel.apply} disabled={wrong}>
        {t('overview.settings.apply')}
      </button>
    </form>
  )
}
