import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'

interface EndProps {
  /** What is said while more rows are on their way, at the end of the list, and where they could not be fetched. */
  words: { loadingMore: string; end: ReactNode; moreFailed: string }
  state: 'more' | 'loading' | 'failed' | 'end'
  retry: () => void
}

/** Below the last row: that it was the last, or that the next could not be fetched. Its room is held. */
export function ListEnd({ words, state, retry }: EndProps) {
  const { t } = useTranslation()
  if (state === 'failed') {
    return (
      <p className={styles.endLine} role="alert">
        {words.moreFailed}
        <button type="button" onClick={retry}>
          {t('app.retry')}
        </button>
      </p>
    )
  }
  return <p className={styles.endLine}>{{ loading: words.loadingMore, end: words.end, more: undefined }[state]}</p>
}
