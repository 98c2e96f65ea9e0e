/** What can be done to a case, with a sentence for how it went: also that somebody else was first. */
import { useMutation, useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { ApiError } from '#contract/client.ts'
import { Callback, type CallbackCloseReason } from '#contract/dashboard/callbacks.ts'
import {
  assignCallbackMutation,
  closeCallbackMutation,
  reopenCallbackMutation,
  snoozeCallbackMutation,
  takeNextMutation,
} from '#web/api/callbacks.ts'
import { sessionOptions } from '#web/api/session.ts'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import { failureText } from '#web/ui/failure.tsx'
import { say } from '#web/ui/toast/toasts.ts'
import { callerText, whenText } from './callback-words.ts'

export interface CallbackActs {
  /** The user this person is; null where the token belongs to none, undefined while that is not known. */
  me: number | null | undefined
  take: (callback: Callback) => void
  assign: (callback: Callback, user: number | null) => void
  snooze: (callback: Callback, until: number | null) => void
  close: (callback: Callback, reason: CallbackCloseReason, note: string) => void
  reopen: (callback: Callback) => void
  /** Takes the first case that is nobody's, then shows it. */
  next: (taken: (callback: Callback) => void) => void
  pending: boolean
}

export function useCallbackActs(names: Names, formats: Formats): CallbackActs {
  const { t } = names
  const { data } = useQuery(sessionOptions())
  const me = data?.data.user_id
  const assigning = useMutation(assignCallbackMutation())
  const snoozing = useMutation(snoozeCallbackMutation())
  const closing = useMutation(closeCallbackMutation())
  const reopening = useMutation(reopenCallbackMutation())
  const nexting = useMutation(takeNextMutation())
  const onError = (error: Error) => say(whyNot(error, names))
  const who = (callback: Callback) => callerText(callback, names)

  const assign = (callback: Callback, user: number | null) =>
    assigning.mutate(
      { ...callback, user },
      {
        onError,
        onSuccess: ({ data: now }) => {
          const text =
            user === null
              ? t('callbacks.said.released', { who: who(now) })
              : user === me
                ? t('callbacks.said.taken', { who: who(now) })
                : t('callbacks.said.given', { who: who(now), name: names.user(user) })
          say(text, { text: t('form.undo'), act: () => assigning.mutate({ ...now, user: callback.assigned_to }, { onError }) })
        },
      },
    )
  return {
    me,
    assign,
    take: (callback) => (typeof me === 'number' ? assign(callback, me) : say(t('callbacks.noUser'))),
    snooze: (callback, until) =>
      snoozing.mutate(
        { ...callback, until },
        {
          onError,
          onSuccess: ({ data: now }) => {
            const { snoozed_until } = now
            say(
              snoozed_until === null
                ? t('callbacks.said.woken', { who: who(now) })
                : t('callbacks.said.snoozed', { who: who(now), when: whenText(snoozed_until, formats) }),
            )
          },
        },
      ),
    close: (callback, reason, note) =>
      closing.mutate(
        { ...callback, reason, note },
        {
          onError,
          onSuccess: ({ data: now }) =>
            say(t('callbacks.said.closed', { who: who(now) }), { text: t('form.undo'), act: () => reopening.mutate(now, { onError }) }),
        },
      ),
    reopen: (callback) =>
      reopening.mutate(callback, { onError, onSuccess: ({ data: now }) => say(t('callbacks.said.reopened', { who: who(now) })) }),
    next: (taken) =>
      nexting.mutate(undefined, {
        onError: (error) => say(isNone(error) ? t('callbacks.noNext') : whyNot(error, names)),
        onSuccess: ({ data: now }) => {
          say(t('callbacks.said.taken', { who: who(now) }))
          taken(now)
        },
      }),
    pending: [assigning, snoozing, closing, reopening, nexting].some(({ isPending }) => isPending),
  }
}

const isNone = (error: Error) => error instanceof ApiError && error.status === 404

/** Why an act was refused; of a conflict what came first. */
function whyNot(error: Error, names: Names): string {
  const { t } = names
  if (!(error instanceof ApiError) || error.kind !== 'http') return t('callbacks.said.failed', { reason: failureText(error, t) })
  if (error.status === 404) return t('callbacks.conflict.gone')
  if (error.status === 422 && error.fields.user_id !== undefined) return t('callbacks.noUser')
  if (error.status !== 409) return t('callbacks.said.failed', { reason: failureText(error, t) })
  const current = z.safeParse(Callback, error.current)
  if (!current.success) return t('callbacks.conflict.changed')
  const { state, assigned_to } = current.data
  if (state === 'closed') return t('callbacks.conflict.closed')
  return assigned_to === null ? t('callbacks.conflict.changed') : t('callbacks.conflict.taken', { name: names.user(assigned_to) })
}
