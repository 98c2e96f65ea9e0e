import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { TaskLinks } from '#contract/dashboard/tasks.ts'
import { taskLinksOptions } from '#web/api/tasks.ts'
import { paths } from '#web/app/paths.ts'
import { formatPhone } from '#web/lib/phone.ts'
import type { Fact } from '#web/ui/detail/detail-page.tsx'
import { Failure } from '#web/ui/failure.tsx'

/** Who made a task and what it is linked to, as facts; where that cannot be had, a part that says so. */
export function useLinkFacts(id: number): { facts: Fact[]; failure: ReactNode } {
  const { t } = useTranslation()
  const { data, error, refetch, isFetching } = useQuery(taskLinksOptions(id))
  if (data === undefined) {
    const failure =
      error === null ? null : (
        <Failure error={error} title={t('tasks.one.linksFailed')} retry={() => void refetch()} retrying={isFetching} />
      )
    // The room of what is on its way.
    return { facts: error === null ? [{ label: t('tasks.one.madeBy'), value: '…' }] : [], failure }
  }
  const { contacts, companies, deals, task_list, created_by } = data.data
  const facts: Fact[] = [
    { label: t('tasks.one.madeBy'), value: <Maker made={created_by} /> },
    ...some(t('tasks.one.contacts'), contacts, paths.contact),
    ...some(t('tasks.one.companies'), companies, paths.company),
    ...some(t('tasks.one.deals'), deals),
    ...(task_list === null ? [] : [{ label: t('tasks.one.list'), value: task_list.name }]),
  ]
  return { facts, failure: null }
}

function Maker({ made }: { made: TaskLinks['created_by'] }) {
  if (made === null) return '—'
  return made.user_id === null ? made.name : <Link to={paths.user(made.user_id)}>{made.name}</Link>
}

/** A fact of names, each a link where there is a page of it; none where there are none. */
function some(label: string, links: TaskLinks['contacts'], to?: (id: number) => string): Fact[] {
  if (links.length === 0) return []
  const value = links.map(({ id, name }, at) => (
    <Fragment key={id}>
      {at > 0 && ', '}
      {to === undefined ? name : <Link to={to(id)}>{formatPhone(name)}</Link>}
    </Fragment>
  ))
  return [{ label, value }]
}
