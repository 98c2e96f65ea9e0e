/** Starts a change of exactly what was shown: once, however often it is asked for. */
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { ApiError } from '#contract/client.ts'
import type { NumberChangeCreate, NumberChangePreviewRow } from '#contract/dashboard/number-changes.ts'
import { createNumberChangeMutation } from '#web/api/number-changes.ts'
import { paths } from '#web/app/paths.ts'
import { freshKey } from '#web/lib/fresh-key.ts'
import { failureText } from '#web/ui/failure.tsx'

/** `rows`: those to change, as they are shown; `lookAgain` is called where the server refuses, for what is shown may be wrong. */
export function useStart(wanted: number | null, rows: readonly NumberChangePreviewRow[], lookAgain: () => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { mutate, isPending, error } = useMutation(createNumberChangeMutation())
  const asked = useRef({ text: '', key: '' })
  const start = () => {
    const body: NumberChangeCreate = {
      user_ids: rows.map(({ user_id }) => user_id),
      default_number_id: wanted,
      expected: Object.fromEntries(rows.map(({ user_id, old_number_id }) => [user_id, old_number_id])),
    }
    // The same body has the same key: pressed again after an answer that was lost, it finds the change that began.
    const text = JSON.stringify(body)
    if (asked.current.text !== text) asked.current = { text, key: freshKey() }
    mutate(
      { body, key: asked.current.key },
      {
        onSuccess: ({ data }) => navigate(paths.numberChange(data.id), { replace: true }),
        onError: (failure) => {
          if (failure instanceof ApiError && failure.status === 422) lookAgain()
        },
      },
    )
  }
  return { start, pending: isPending, failed: error === null || isPending ? undefined : sentence(error) }

  function sentence(failure: Error): string {
    if (failure instanceof ApiError && failure.kind === 'network') return t('numberChanges.new.unsure')
    if (failure instanceof ApiError && failure.status === 403) return t('users.number.adminsOnly')
    return failureText(failure, t)
  }
}
