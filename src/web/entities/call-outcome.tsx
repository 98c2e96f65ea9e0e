import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconHourglassEmpty,
  IconMicrophone,
  IconMoon,
  IconPhoneCheck,
  IconPhoneOff,
  IconPhoneX,
  IconRefresh,
  IconUsers,
  IconVolumeOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Outcome, outcomeGroup } from '#contract/hipcall/call-outcome.ts'
import styles from './call-outcome.module.css'

const ICON: Readonly<Record<Outcome, typeof IconCheck>> = {
  answered: IconCheck,
  voicemail: IconMicrophone,
  left_in_greeting: IconVolumeOff,
  left_in_queue: IconHourglassEmpty,
  rang_out: IconPhoneOff,
  rejected: IconBan,
  closed_hours: IconMoon,
  short_abandoned: IconArrowBackUp,
  callback_asked: IconRefresh,
  reached: IconPhoneCheck,
  not_reached: IconPhoneX,
  internal: IconUsers,
}

interface MarkProps {
  outcome: Outcome
  word: string
  /** What the word means, said on hover. */
  rule: string
}

/** How a call ended, with the words given: for lists, where looking them up in every row takes time. */
export function OutcomeMark({ outcome, word, rule }: MarkProps) {
  const Icon = ICON[outcome]
  return (
    <span className={styles.outcome} data-group={outcomeGroup(outcome)} title={rule}>
      <Icon size={15} stroke={2} aria-hidden="true" />
      <span>{word}</span>
    </span>
  )
}

/** How a call ended: icon, word and colour, the rule behind it on hover. The colour is of the outcome's group. */
export function CallOutcome({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  return <OutcomeMark outcome={outcome} word={t(`outcome.${outcome}`)} rule={t(`outcome.rule.${outcome}`)} />
}
