/** The query of the overview: its URL parameters are those of the figures, and how some charts are shown. */
import * as z from 'zod/mini'
import { InsightsQuery } from '#contract/dashboard/insights.ts'
import type { ListQuery } from '#web/lib/table-search.ts'

export const HEAT_FIGURES = ['missed', 'offered'] as const
export type HeatFigure = (typeof HEAT_FIGURES)[number]

export const OverviewSearch = z.extend(InsightsQuery, {
  /** What the cells of the heatmap count; missed calls when absent. */
  heat: z.optional(z.enum(HEAT_FIGURES)),
})
export type OverviewQuery = ListQuery<typeof OverviewSearch>

/** The period where none is chosen. */
export const USUAL_PERIOD = '7d'

/** What to ask the server for. */
export function insightsQuery({ heat: _, ...query }: OverviewQuery): Omit<OverviewQuery, 'heat'> {
  return query
}
