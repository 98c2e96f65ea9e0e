import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleMinus } from '@tabler/icons-react'
import type { NumberChangeRow } from '#contract/dashboard/number-changes.ts'
import type { Names } from '#web/entities/names.ts'
import { resultText } from './change-words.ts'
import styles from './number-changes.module.css'

const ICONS = { waiting: IconCircleDashed, done: IconCircleCheck, skipped: IconCircleMinus, failed: IconAlertTriangle } as const

/** What became of one user: icon and words. */
export function RowResult({ row, names }: { row: NumberChangeRow; names: Names }) {
  const Icon = ICONS[row.state]
  const text = resultText(row, names)
  return (
    <span className={styles.result} data-state={row.state}>
      <Icon size={15} stroke={1.8} aria-hidden="true" />
      <span data-title={text}>{text}</span>
    </span>
  )
}
