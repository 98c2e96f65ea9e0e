import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './list.module.css'

/** Id of a list's heading: what takes the focus when the list begins anew. */
export const LIST_TITLE = 'list-title'

interface HeaderProps {
  title: string
  /** What the list holds, in words; undefined while it is being counted, null where that failed. */
  count: ReactNode | undefined | null
  /** Said after the count. */
  covered?: string
  /** Shown quietly after that: refreshing, or not up to date. */
  note?: string | undefined
  /** At the right edge. */
  children?: ReactNode
}

/** What the screen is and what it covers. */
export function ListHeader({ title, count, covered = '', note, children }: HeaderProps) {
  const { t } = useTranslation()
  return (
    <header className={styles.header}>
      <h1 tabIndex={-1} id={LIST_TITLE}>
        {title}
      </h1>
      <p className={styles.covered} role="status">
        {count === undefined ? t('list.counting') : (count ?? t('list.countUnknown'))}
        {covered}
        {note !== undefined && <span className={styles.note}> · {note}</span>}
      </p>
      {children}
    </header>
  )
}
