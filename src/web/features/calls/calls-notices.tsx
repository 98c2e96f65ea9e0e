import { IconArrowUp, IconFilterOff, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dropped } from '#web/lib/table-search.ts'
import styles from './calls-page.module.css'

/** Says which parameters of the address made no sense, until it is dismissed or the address changes. */
export function DroppedNotice({ dropped }: { dropped: readonly Dropped[] }) {
  const { t } = useTranslation()
  const [hidden, setHidden] = useState<readonly Dropped[]>()
  if (dropped.length === 0 || hidden === dropped) return null
  return (
    <div className={styles.notice} role="alert">
      <IconFilterOff size={16} stroke={1.7} aria-hidden />
      <span className={styles.dropped}>
        {dropped.map(({ name, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a parameter may stand there twice with the same value
          <span key={at}>{t('calls.dropped', { name, text: text.length > 60 ? `${text.slice(0, 60)}…` : text })} </span>
        ))}
      </span>
      <button
        type="button"
        className={styles.dismiss}
        aria-label={t('calls.dismiss')}
        title={t('calls.dismiss')}
        onClick={() => setHidden(dropped)}
      >
        <IconX size={15} stroke={1.8} aria-hidden />
      </button>
    </div>
  )
}

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
