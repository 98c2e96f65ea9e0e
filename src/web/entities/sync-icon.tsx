import { IconCircleCheck, IconClockDown, IconClockPause, IconClockX } from '@tabler/icons-react'
import type { SyncState } from '#contract/dashboard/sync.ts'

const ICONS = {
  own: IconCircleCheck,
  current: IconCircleCheck,
  waiting: IconClockDown,
  filling: IconClockDown,
  paused: IconClockPause,
  failing: IconClockX,
  refused: IconClockX,
} as const

/** How it stands with what is held of the account; the word for it stands beside. */
export function SyncIcon({ state, size }: { state: SyncState; size: number }) {
  const Icon = ICONS[state]
  return <Icon size={size} stroke={1.8} aria-hidden />
}
