/** Changing the default number of one user, with a way back, and sentences for whatever comes in between. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '#contract/client.ts'
import { changeDefaultNumberMutation, type DefaultNumberAsk } from '#web/api/users.ts'
import type { Names } from '#web/entities/names.ts'
import { numberText } from '#web/entities/number-name.tsx'
import { failureText } from '#web/ui/failure.tsx'
import { say } from '#web/ui/toast/toasts.ts'

interface Ask extends DefaultNumberAsk {
  /** Takes a change back. */
  undo?: boolean
  saved?: () => void
}

/** `name` of the user, for the messages. `failed` says why the last change was refused, given the number the user has now. */
export function useDefaultNumber(name: string, names: Names) {
  const { t } = names
  const client = useQueryClient()
  const [error, setError] = useState<Error>()

  /** What is shown may be what was wrong: read again, before the sentence names it. */
  const readAgain = () =>
    Promise.all([client.invalidateQueries({ queryKey: ['users'] }), client.invalidateQueries({ queryKey: ['directory'] })])

  const mutation = useMutation({
    ...changeDefaultNumberMutation<Ask>(),
    onSuccess: (_answer, ask) => {
      setError(undefined)
      ask.saved?.()
      const number = numberText(ask.wanted, names)
      if (ask.undo) say(t('users.number.undone', { name, number }))
      else
        say(t('users.number.changed', { name, number }), {
          text: t('form.undo'),
          act: () => mutation.mutate({ user: ask.user, seen: ask.wanted, wanted: ask.seen, undo: true }),
        })
    },
    onError: async (failure, ask) => {
      if (failure instanceof ApiError && failure.kind === 'http') await readAgain()
      if (ask.undo) say(t('users.number.notUndone', { reason: whyNot(failure, undefined, names) }))
      else setError(failure)
    },
  })
  return {
    change: (ask: DefaultNumberAsk, saved: () => void) => mutation.mutate({ ...ask, saved }),
    pending: mutation.isPending,
    failed: error === undefined || mutation.isPending ? undefined : (current: number | null) => whyNot(error, current, names),
  }
}

/** `current`: the number the user has now, where that is at hand. */
function whyNot(error: Error, current: number | null | undefined, names: Names): string {
  const { t } = names
  if (!(error instanceof ApiError) || error.kind !== 'http') return failureText(error, t)
  if (error.status === 409)
    return current === undefined ? t('users.number.conflictSince') : t('users.number.conflict', { number: numberText(current, names) })
  if (error.status === 422) return t('users.number.numberGone')
  if (error.status === 404) return t('users.number.userGone')
  return error.status === 403 ? t('users.number.adminsOnly') : failureText(error, t)
}
