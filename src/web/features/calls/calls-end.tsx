import { useTranslation } from 'react-i18next'
import styles from './calls-page.module.css'
import type { UsedCalls } from './use-calls.ts'

/** Below the last row: that it was the last, or that the next could not be fetched. Its room is held. */
export function CallsEnd({ list, shown }: { list: UsedCalls['list']; shown: number }) {
  const { t } = useTranslation()
  if (list.isFetchNextPageError) {
    return (
      <p className={styles.endLine} role="alert">
        {t('calls.moreFailed')}
        <button type="button" onClick={() => void list.fetchNextPage()}>
          {t('calls.retry')}
        </button>
      </p>
    )
  }
  return (
    <p className={styles.endLine}>
      {list.isFetchingNextPage ? t('calls.loadingMore') : !list.hasNextPage && t('calls.end', { count: shown })}
    </p>
  )
}
