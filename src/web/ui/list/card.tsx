import type { ReactNode } from 'react'
import styles from './card.module.css'

interface CardProps {
  title: ReactNode
  /** At the right end of the first line. */
  aside?: ReactNode
  /** The second line, and its right end. */
  below?: ReactNode
  end?: ReactNode
}

/** A row on a phone: what it is, and below it what is most asked about it. */
export function Card({ title, aside, below, end }: CardProps) {
  return (
    <span className={styles.card}>
      <span className={styles.line}>
        <span className={styles.title}>{title}</span>
        {aside !== undefined && <span className={styles.end}>{aside}</span>}
      </span>
      <span className={styles.line}>
        <span className={styles.below}>{below}</span>
        {end !== undefined && <span className={styles.end}>{end}</span>}
      </span>
    </span>
  )
}
