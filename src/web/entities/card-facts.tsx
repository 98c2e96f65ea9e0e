/** Facts that the cards of contacts and companies tell alike. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { CdrListQuery } from '#contract/hipcall/cdrs.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths } from '#web/app/paths.ts'
import { writeSearch } from '#web/lib/table-search.ts'
import type { Fact } from '#web/ui/detail/detail-page.tsx'
import { useNames } from './names.ts'
import { useFormats } from './use-formats.ts'

interface Card {
  owner: { id: number; name: string } | null
  counts: { calls: number; missed_calls: number; tasks: number; open_tasks: number }
  last_call_at: string | null
}

/** Owner, calls, last call and tasks, which lead to their lists. `filter`: whose they are. */
export function useCardFacts({ owner, counts, last_call_at }: Card, filter: { contact_id: number } | { company_id: number }): Fact[] {
  const { t } = useTranslation()
  const formats = useFormats()
  const { zone } = useNames()
  const calls = (more: { missing_call?: boolean } = {}) => `${paths.calls()}${writeSearch(CdrListQuery, { ...filter, ...more })}`
  const last = last_call_at === null ? undefined : parseTimestamp(last_call_at)
  return [
    { label: t('contacts.owner'), value: owner === null ? '—' : <Link to={paths.user(owner.id)}>{owner.name}</Link> },
    {
      label: t('contacts.calls'),
      value: (
        <Counted
          all={leading(calls(), counts.calls, formats.number(counts.calls))}
          some={
            counts.missed_calls > 0 &&
            leading(calls({ missing_call: true }), counts.missed_calls, t('contacts.missed', { count: counts.missed_calls }))
          }
        />
      ),
    },
    {
      label: t('contacts.lastCall'),
      value:
        last === undefined ? (
          '—'
        ) : (
          <time dateTime={new Date(last).toISOString()} title={t('call.moment', { moment: formats.moment(last), zone })}>
            {formats.shortMoment(last, Date.now())}
          </time>
        ),
    },
    {
      label: t('contacts.tasks'),
      value: (
        <Counted
          all={leading(paths.tasks(filter), counts.tasks, formats.number(counts.tasks))}
          some={counts.tasks > 0 && t('contacts.openTasks', { count: counts.open_tasks })}
        />
      ),
    },
  ]
}

function Counted({ all, some }: { all: ReactNode; some: ReactNode }) {
  return (
    <>
      {all}
      {some && <>, {some}</>}
    </>
  )
}

function leading(to: string, count: number, text: string): ReactNode {
  return count === 0 ? text : <Link to={to}>{text}</Link>
}
