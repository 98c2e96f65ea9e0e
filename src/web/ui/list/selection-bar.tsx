import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './selection-bar.module.css'

interface BarProps {
  /** How many are chosen. */
  count: number
  /** Rows that match in all, where that is known. */
  total: number | undefined
  /** Said while none is chosen. */
  hint: string
  chooseAll: () => void
  /** All are being looked up. */
  pending: boolean
  clear: () => void
  /** What can be done with them. */
  children: ReactNode
}

/** How many rows are chosen and what can be done with them; above the table, where it stays while the table scrolls. Its room is held. */
export function SelectionBar({ count, total, hint, chooseAll, pending, clear, children }: BarProps) {
  const { t } = useTranslation()
  const none = count === 0
  // While the rows of another filter are on their way, the button keeps its place.
  const [known, setKnown] = useState(total)
  if (total !== undefined && total !== known) setKnown(total)
  return (
    <div className={styles.bar} data-none={none || undefined}>
      <p role="status" className={styles.count}>
        {none ? hint : t('table.chosen', { count })}
      </p>
      {known !== undefined && known > 0 && (
        <button
          type="button"
          className={styles.quiet}
          data-all
          onClick={chooseAll}
          disabled={pending || total === undefined}
          aria-busy={pending}
        >
          {t('table.chooseAll', { count: known })}
        </button>
      )}
      {!none && (
        <>
          {children}
          <button
            type="button"
            className={styles.quiet}
            data-icon
            onClick={clear}
            aria-label={t('table.chooseNone')}
            title={t('table.chooseNone')}
          >
            <IconX size={16} stroke={1.8} aria-hidden="true" />
          </button>
        </>
      )}
    </div>
  )
}
