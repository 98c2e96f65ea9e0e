/** The filters of the worklist, as buttons and as chips. */
import * as z from 'zod/mini'
import { CALLBACK_CAUSES, CALLBACK_STATES, CallbackListQuery } from '#contract/dashboard/callbacks.ts'
import type { Names } from '#web/entities/names.ts'
import type { UsedTableSearch } from '#web/lib/use-table-search.ts'
import type { ListFilter, QuickFilter } from '#web/ui/list/list-page.tsx'

export const CallbacksSearch = z.omit(CallbackListQuery, { page: true, per_page: true })

export function callbackFilters({ query, change }: UsedTableSearch<typeof CallbacksSearch>, names: Names, me: number | null) {
  const { t, directory } = names
  const whose = query.assignee ?? []
  const filters: ListFilter[] = [
    {
      name: 'state',
      label: t('callbacks.column.state'),
      options: CALLBACK_STATES.map((value) => ({ value, text: t(`callbacks.state.${value}`) })),
      chosen: query.state ?? [],
      choose: (values) => change({ state: CALLBACK_STATES.filter((one) => values.includes(one)) }),
    },
    {
      name: 'assignee',
      label: t('callbacks.column.assigned'),
      options: [
        ...(me === null ? [] : [{ value: 'me', text: t('callbacks.me') }]),
        { value: 'nobody', text: t('callbacks.nobody') },
        ...directory.users.map(({ id, name, extension }) => ({ value: id, text: name, hint: extension ?? undefined })),
      ],
      chosen: whose,
      choose: (values) => change({ assignee: values.map((who) => (who === 'me' || who === 'nobody' ? who : Number(who))) }),
      searched: true,
    },
    {
      name: 'cause',
      label: t('callbacks.column.cause'),
      options: CALLBACK_CAUSES.map((value) => ({ value, text: t(`outcome.${value}`) })),
      chosen: query.cause ?? [],
      choose: (values) => change({ cause: CALLBACK_CAUSES.filter((one) => values.includes(one)) }),
    },
    {
      name: 'numbers',
      label: t('callbacks.column.line'),
      options: directory.numbers.map(({ id, name, number }) => ({ value: id, text: name, hint: names.phone(number) })),
      chosen: query.numbers ?? [],
      choose: (values) => change({ numbers: values.map(Number) }),
    },
  ]
  const only = (who: 'me' | 'nobody'): QuickFilter => {
    const on = whose.length === 1 && whose[0] === who
    const label = who === 'me' ? t('callbacks.mine') : t('callbacks.nobodys')
    return { name: 'assignee', label, on, toggle: () => change({ assignee: on ? undefined : [who] }) }
  }
  return { filters, quick: me === null ? [only('nobody')] : [only('me'), only('nobody')] }
}
