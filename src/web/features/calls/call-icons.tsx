import {
  IconArrowsRight,
  IconCheck,
  IconCircleOff,
  IconHeadset,
  IconMicrophone,
  IconPhoneOff,
  IconRoute,
  type IconUser,
  IconUserCircle,
  IconUsersGroup,
  IconVolume,
  IconX,
} from '@tabler/icons-react'
import type { RingEnd } from '#contract/hipcall/call-flow-replay.ts'

const LANE_ICON: Readonly<Record<string, typeof IconUser>> = {
  user: IconHeadset,
  contact: IconUserCircle,
  team: IconUsersGroup,
  greeting: IconVolume,
  voicemail: IconMicrophone,
}

/** The mark of what a lane stands for. */
export function LaneIcon({ type }: { type: string | null }) {
  const Icon = LANE_ICON[type ?? ''] ?? IconRoute
  return <Icon size={16} stroke={1.6} aria-hidden="true" />
}

const END_ICON: Readonly<Record<RingEnd, typeof IconUser>> = {
  answered: IconCheck,
  rejected: IconX,
  busy: IconCircleOff,
  no_answer: IconPhoneOff,
  cancelled: IconArrowsRight,
  caller_left: IconPhoneOff,
  ended: IconPhoneOff,
  unknown: IconX,
}

/** The mark of how a ring ended. */
export function RingEndIcon({ ending }: { ending: RingEnd }) {
  const Icon = END_ICON[ending]
  return <Icon size={13} stroke={2.2} aria-hidden="true" />
}
