import { useTranslation } from 'react-i18next'
import type { Chip } from './calls-chips.ts'
import styles from './calls-page.module.css'
import type { CallsQuery } from './calls-search.ts'

interface EmptyProps {
  chips: readonly Chip[]
  /** The filter that was set last, by its name in the URL. */
  last: string | undefined
  change: (change: CallsQuery) => void
  clear: () => void
}

/** No rows: none yet, or none that match. Then the filters are named, and the last one can be taken away. */
export function CallsEmpty({ chips, last, change, clear }: EmptyProps) {
  const { t } = useTranslation()
  const drop = chips.find((chip) => chip.name === last || (last !== undefined && last in chip.change)) ?? chips.at(-1)
  if (drop === undefined) {
    return (
      <div className={styles.empty} role="status">
        <h2>{t('calls.empty.nothing')}</h2>
        <p>{t('calls.empty.nothingHint')}</p>
      </div>
    )
  }
  return (
    <div className={styles.empty} role="status">
      <h2>{t('calls.empty.noMatch')}</h2>
      <p>{t('calls.empty.noMatchHint', { filters: chips.map((chip) => chip.text).join(', ') })}</p>
      <p>
        <button type="button" onClick={() => change(drop.change)}>
          {t('calls.empty.drop', { name: drop.text })}
        </button>
        {chips.length > 1 && (
          <button type="button" onClick={clear}>
            {t('calls.empty.clear')}
          </button>
        )}
      </p>
    </div>
  )
}
