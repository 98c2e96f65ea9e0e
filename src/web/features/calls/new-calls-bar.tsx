import { IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './calls-page.module.css'

interface NewerProps {
  count: number
  /** There may be more than were fetched. */
  more: boolean
  show: () => void
}

/** Calls that came in while one looks. It lies over the list and takes no room, so that nothing moves. */
export function NewCallsBar({ count, more, show }: NewerProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.newer} role="status">
      {count > 0 && (
        <button type="button" onClick={show}>
          <IconArrowUp size={15} stroke={2} aria-hidden />
          <span>{t(more ? 'calls.newerMany' : 'calls.newer', { count })}</span>
        </button>
      )}
    </div>
  )
}
