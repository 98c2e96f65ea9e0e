/** Choosing users to change their default number together. */
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_USERS } from '#contract/dashboard/number-changes.ts'
import type { User, UserListQuery } from '#contract/hipcall/users.ts'
import { matchingUsersMutation } from '#web/api/users.ts'
import { useSelection } from '#web/ui/data-table/use-selection.ts'
import { failureText } from '#web/ui/failure.tsx'
import { say } from '#web/ui/toast/toasts.ts'

/** `query`: the list that is looked at, for all that match. */
export function useChoosingUsers(query: UserListQuery) {
  const { t } = useTranslation()
  const { chosen, change, replace } = useSelection('users')
  const { mutate, isPending } = useMutation({
    ...matchingUsersMutation(),
    onSuccess: (ids) => {
      if (ids.length > MOST_USERS) say(t('users.tooMany', { count: MOST_USERS }))
      replace(ids.slice(0, MOST_USERS).map(String))
    },
    onError: (error) => say(t('users.notChosen', { reason: failureText(error, t) })),
  })
  const selection = useMemo(
    () => ({ chosen, change, label: ({ full_name }: User) => t('table.chooseRow', { name: full_name }) }),
    [chosen, change, t],
  )
  return {
    selection,
    ids: useMemo(() => [...chosen].map(Number), [chosen]),
    chooseAll: () => mutate(query),
    isPending,
    clear: () => replace([]),
  }
}
