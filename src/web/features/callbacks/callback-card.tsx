import type { Callback } from '#contract/dashboard/callbacks.ts'
import { OutcomeMark } from '#web/entities/call-outcome.tsx'
import { Card } from '#web/ui/list/card.tsx'
import { agoText, type CallbackWording, callerText } from './callback-words.ts'

/** A case on a phone: whom to call, since when, why, and who has it. */
export function CallbackCard({ callback, names, formats }: CallbackWording & { callback: Callback }) {
  const { t } = names
  const { cause, assigned_to, attempts } = callback
  return (
    <Card
      title={callerText(callback, names)}
      aside={agoText(callback.first_at, { names, formats })}
      below={<OutcomeMark outcome={cause} word={names.outcome(cause)} rule={names.outcomeRule(cause)} />}
      end={assigned_to === null ? t('callbacks.attempts', { count: attempts }) : names.user(assigned_to)}
    />
  )
}
