/** The query of the overview: its URL parameters are those of the figures, and how some charts are shown. */
import * as z from 'zod/mini'
import { InsightsQuery } from '#contract/dashboard/insights.ts'
import type { Dropped, ListQuery } from '#web/lib/table-search.ts'

export const HEAT_FIGURES = ['missed', 'offered'] as const
export type HeatFigure = (typeof HEAT_FIGURES)[number]

export const OverviewSearch = z.extend(InsightsQuery, {
  /** What the cells of the heatmap count; missed calls when absent. */
  heat: z.optional(z.enum(HEAT_FIGURES)),
})
export type OverviewQuery = ListQuery<typeof OverviewSearch>

/** The period where none is chosen. */
export const USUAL_PERIOD = '7d'

/** What to ask the server for; a period that ends before it begins falls to the usual one, and is told as `wrong`. */
export function insightsQuery({ heat: _, ...query }: OverviewQuery): { query: Omit<OverviewQuery, 'heat'>; wrong: Dropped[] } {
  const { started_from, started_to } = query
  if (started_from === undefined || started_to === undefined || !endsBefore(started_from, started_to)) return { query, wrong: [] }
  return {
    query: { ...query, started_from: undefined, started_to: undefined },
    wrong: [
      { name: 'started_from', text: started_from },
      { name: 'started_to', text: started_to },
    ],
  }
}

/** Where one is a date and the other an instant, the account's zone decides: that is for the server to say. */
function endsBefore(from: string, to: string): boolean {
  return from.length === 10 ? to.length === 10 && to < from : to.length > 10 && Date.parse(to) < Date.parse(from)
}
