import { IconArrowRight } from '@tabler/icons-react'
import type { Names } from '#web/entities/names.ts'
import styles from './number-changes.module.css'

/** From one number to another, by their names. */
export function OldToNew({ from, to, names }: { from: number | null; to: number | null; names: Names }) {
  const name = (id: number | null) => (id === null ? names.t('detail.noNumber') : names.number(id))
  return (
    <span className={styles.oldToNew}>
      {name(from)}
      <IconArrowRight size={14} stroke={1.8} aria-label="→" />
      {name(to)}
    </span>
  )
}
