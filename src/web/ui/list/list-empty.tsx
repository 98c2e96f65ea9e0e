import { useTranslation } from 'react-i18next'
import type { Chip } from './filter-chips.tsx'
import styles from './list.module.css'

interface EmptyProps {
  /** There is nothing at all, and what that means. */
  nothing: string
  nothingHint: string
  /** There is something, but nothing that matches. */
  noMatch: string
  chips: readonly Chip[]
  /** The filter that was set last: it can be taken away here. */
  last: Chip | undefined
  clear: () => void
}

/** No rows: none yet, or none that match. Then the filters are named, and the last one can be taken away. */
export function ListEmpty({ nothing, nothingHint, noMatch, chips, last, clear }: EmptyProps) {
  const { t } = useTranslation()
  if (last === undefined) {
    return (
      <div className={styles.empty} role="status">
        <h2>{nothing}</h2>
        <p>{nothingHint}</p>
      </div>
    )
  }
  return (
    <div className={styles.empty} role="status">
      <h2>{noMatch}</h2>
      <p>{t('list.noMatchHint', { filters: chips.map((chip) => chip.text).join(', ') })}</p>
      <p>
        <button type="button" onClick={last.remove}>
          {t('list.drop', { name: last.text })}
        </button>
        {chips.length > 1 && (
          <button type="button" onClick={clear}>
            {t('list.clearAll')}
          </button>
        )}
      </p>
    </div>
  )
}
