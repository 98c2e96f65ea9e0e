import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { type CallsQuery, callsOf, type InsightsPeriod } from '#contract/dashboard/insights.ts'
import { paths } from '#web/app/paths.ts'

/** The address of the calls a figure counts; undefined where no list of calls can say them. */
export function callsPath(period: Pick<InsightsPeriod, 'calls'>, figure: { calls: CallsQuery | null }): string | undefined {
  const query = callsOf(period, figure)
  return query === null ? undefined : paths.calls(query)
}

interface CallsLinkProps {
  period: Pick<InsightsPeriod, 'calls'>
  figure: { calls: CallsQuery | null }
  /** In full, for whoever does not see what stands around it; absent where the figure says it all. */
  label?: string
  className?: string | undefined
  children: ReactNode
}

/** A figure that opens just the calls it counts. */
export function CallsLink({ period, figure, label, className, children }: CallsLinkProps) {
  const to = callsPath(period, figure)
  if (to === undefined) return <span className={className}>{children}</span>
  return (
    <Link to={to} className={className} aria-label={label} title={label}>
      {children}
    </Link>
  )
}
