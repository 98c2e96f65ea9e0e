import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
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
