import { IconArrowDownLeft, IconArrowsLeftRight, IconArrowUpRight } from '@tabler/icons-react'
import type { Call } from '#contract/dashboard/calls.ts'
import { directionOf } from '#contract/hipcall/call-outcome.ts'
import type { Direction } from '#contract/hipcall/enums.ts'
import styles from './direction-icon.module.css'
import type { Names } from './names.ts'

const DIRECTION_ICON: Readonly<Record<Direction, typeof IconArrowUpRight>> = {
  inbound: IconArrowDownLeft,
  outbound: IconArrowUpRight,
  internal: IconArrowsLeftRight,
}

/** Which way a call went: an arrow, and its word for who does not see it. */
export function DirectionIcon({ call, names }: { call: Call; names: Names }) {
  const direction = directionOf(call)
  const Icon = DIRECTION_ICON[direction]
  const word = names.direction(direction)
  return (
    <span className={styles.icon} data-title={word}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <span className={styles.unseen}>{word}</span>
    </span>
  )
}
