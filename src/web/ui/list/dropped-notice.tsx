import { IconFilterOff, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dropped } from '#web/lib/table-search.ts'
import styles from './list.module.css'

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
          <span key={at}>{t('list.dropped', { name, text: text.length > 60 ? `${text.slice(0, 60)}…` : text })} </span>
        ))}
      </span>
      <button
        type="button"
        className={styles.dismiss}
        aria-label={t('list.dismiss')}
        title={t('list.dismiss')}
        onClick={() => setHidden(dropped)}
      >
        <IconX size={15} stroke={1.8} aria-hidden />
      </button>
    </div>
  )
}
