import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Call } from '#contract/dashboard/calls.ts'
import { CdrListQuery } from '#contract/hipcall/cdrs.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { FilterArgs } from '#web/api/calls.ts'
import { recentCalls } from '#web/api/recent-calls.ts'
import { paths } from '#web/app/paths.ts'
import { writeSearch } from '#web/lib/table-search.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Failure } from '#web/ui/failure.tsx'
import { CallOutcome } from './call-outcome.tsx'
import { calleeOf, callerOf, partyText } from './call-parties.ts'
import { atLeast, CompletenessNotice } from './completeness/completeness-notice.tsx'
import { EVER, useCoverage } from './completeness/use-coverage.ts'
import { DirectionIcon } from './direction-icon.tsx'
import { type Names, useNames } from './names.ts'
import styles from './recent-calls.module.css'
import { useFormats } from './use-formats.ts'

/** The newest calls that fit a filter, and the way to all of them. `title`: where they are not simply the calls of what the page shows. */
export function RecentCalls({ filter, title }: { filter: FilterArgs; title?: string }) {
  const { t } = useTranslation()
  const names = useNames()
  const coverage = useCoverage(EVER)
  const { data, error, refetch, isFetching } = useQuery(recentCalls(filter))
  const search = writeSearch(CdrListQuery, filter)
  const count = data === undefined ? undefined : atLeast(coverage, t('calls.count', { count: data.total }), t)
  const all = data !== undefined && data.total > 0 ? <Link to={`${paths.calls()}${search}`}>{t('detail.allCalls')}</Link> : undefined
  return (
    <Block title={title ?? t('calls.title')} count={count} action={all}>
      {data !== undefined && data.calls.length > 0 ? (
        <CallRows calls={data.calls} names={names} search={search} />
      ) : data !== undefined ? (
        <p className={styles.none}>{t('calls.empty.nothing')}</p>
      ) : error !== null ? (
        <Failure error={error} title={t('calls.failed')} retry={() => void refetch()} retrying={isFetching} />
      ) : (
        <div className={styles.waiting} role="status" aria-label={t('calls.loading')} />
      )}
      <div className={styles.missing}>
        <CompletenessNotice period={EVER} uncounted />
      </div>
    </Block>
  )
}

/** Calls one under another, each a link. */
export function CallRows({ calls, names, search = '' }: { calls: readonly Call[]; names: Names; search?: string }) {
  return (
    <ol className={styles.calls}>
      {calls.map((call) => (
        <CallRow key={call.uuid} call={call} names={names} search={search} />
      ))}
    </ol>
  )
}

/** `search`: the list this call is opened from, so that the calls before and after it are of this list. */
function CallRow({ call, names, search }: { call: Call; names: Names; search: string }) {
  const formats = useFormats()
  const parties = `${partyText(callerOf(call, names), names)} → ${partyText(calleeOf(call, names), names)}`
  return (
    <li>
      <Link className={styles.row} to={`${paths.call(call)}${search}`}>
        <DirectionIcon call={call} names={names} />
        <time dateTime={call.started_at.replace('+0000', 'Z')}>{formats.shortMoment(parseTimestamp(call.started_at), Date.now())}</time>
        <span className={styles.parties} title={parties}>
          {parties}
        </span>
        <CallOutcome outcome={call.outcome} />
        <span className={styles.talked}>{call.talked === null ? '' : formats.clock(call.talked)}</span>
      </Link>
    </li>
  )
}
