import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import styles from './state-mark.module.css'

/** Whether something is in use: icon and word, so that it does not hang on colour. */
export function StateMark({ on, word }: { on: boolean; word: string }) {
  const Icon = on ? IconCircleCheck : IconCircleMinus
  return (
    <span className={styles.mark} data-on={on || undefined}>
      <Icon size={15} stroke={1.9} aria-hidden="true" />
      {word}
    </span>
  )
}

/** The states that records of the account have. */
export const STATES = ['active', 'passive'] as const

/** A record's state in words; one this version does not know as it is. */
export function stateName(state: string, t: TFunction): string {
  return state === 'active' || state === 'passive' ? t(`detail.state.${state}`) : state
}

/** The mark of a record's state, as the API gives it. */
export function RecordState({ state }: { state: string }) {
  const { t } = useTranslation()
  return <StateMark on={state === 'active'} word={stateName(state, t)} />
}
