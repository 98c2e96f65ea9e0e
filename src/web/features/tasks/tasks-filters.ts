/** The filters of the list of tasks, as buttons and as chips. */
import { useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { PRIORITY } from '#contract/hipcall/enums.ts'
import { TASK_DUE, TaskListQuery } from '#contract/hipcall/tasks.ts'
import { type LinkKind, linkOptions } from '#web/api/link-names.ts'
import { sessionOptions } from '#web/api/session.ts'
import type { Names } from '#web/entities/names.ts'
import { priorityName } from '#web/entities/task-marks.tsx'
import type { UsedTableSearch } from '#web/lib/use-table-search.ts'
import type { ListFilter, QuickFilter } from '#web/ui/list/list-page.tsx'

export const TasksSearch = z.omit(TaskListQuery, { page: true, per_page: true, embed: true })

export function useTaskFilters({ query, change }: UsedTableSearch<typeof TasksSearch>, names: Names) {
  const { t } = names
  const contact = useLinkName('contact', query.contact_id, t)
  const company = useLinkName('company', query.company_id, t)
  const { data: session } = useQuery(sessionOptions())
  const me = session?.data.user_id ?? null
  const done = query.done === undefined ? [] : [String(query.done)]
  const filters: ListFilter[] = [
    {
      name: 'priority',
      label: t('tasks.column.priority'),
      options: PRIORITY.toReversed().map((value) => ({ value, text: priorityName(value, t) })),
      chosen: query.priority ?? [],
      choose: (values) => change({ priority: PRIORITY.filter((one) => values.includes(one)) }),
    },
    {
      name: 'assign_to',
      label: t('tasks.column.assignee'),
      options: peopleOptions(names, me),
      chosen: query.assign_to ?? [],
      choose: (values) => change({ assign_to: values.map(Number) }),
      searched: true,
    },
    {
      name: 'due',
      label: t('tasks.column.due'),
      options: TASK_DUE.map((value) => ({ value, text: t(`tasks.due.${value}`) })),
      chosen: query.due ?? [],
      choose: (values) => change({ due: TASK_DUE.filter((one) => values.includes(one)) }),
    },
    {
      name: 'done',
      label: t('tasks.column.done'),
      options: [
        { value: 'false', text: t('tasks.open') },
        { value: 'true', text: t('tasks.done') },
      ],
      chosen: done,
      choose: ([value]) => change({ done: value === undefined ? undefined : value === 'true' }),
      single: true,
    },
    linked('contact_id', t('tasks.one.contacts'), query.contact_id, contact, () => change({ contact_id: undefined })),
    linked('company_id', t('tasks.one.companies'), query.company_id, company, () => change({ company_id: undefined })),
  ]
  const isMine = me !== null && query.assign_to?.length === 1 && query.assign_to[0] === me
  const quick: QuickFilter[] = [
    ...(me === null
      ? []
      : [{ name: 'assign_to', label: t('tasks.mine'), on: isMine, toggle: () => change({ assign_to: isMine ? undefined : [me] }) }]),
    {
      name: 'done',
      label: t('tasks.open'),
      on: query.done === false,
      toggle: () => change({ done: query.done === false ? undefined : false }),
    },
  ]
  return { filters, quick }
}

/** A filter that links set: only seen here, and taken away. */
function linked(name: string, label: string, id: number | undefined, text: string, remove: () => void): ListFilter {
  const given = id === undefined ? [] : [id]
  return { name, label, options: given.map((value) => ({ value, text })), chosen: given, choose: remove, chipOnly: true }
}

function useLinkName(kind: LinkKind, id: number | undefined, t: Names['t']): string {
  const { data, isPending } = useQuery({ ...linkOptions(kind, id ?? 0), enabled: id !== undefined })
  return data?.name ?? (isPending ? '…' : t(`tasks.${kind}`, { id }))
}

/** People to choose from, the person themselves first. */
function peopleOptions({ directory }: Names, me: number | null) {
  const own = directory.users.filter(({ id }) => id === me)
  const others = directory.users.filter(({ id }) => id !== me)
  return [...own, ...others].map(({ id, name, extension }) => ({ value: id, text: name, hint: extension ?? undefined }))
}
