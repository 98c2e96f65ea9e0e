import { getInsightDefinitions, getInsights, SERVICE_LEVEL_FORMULAS } from '#contract/dashboard/insights.ts'
import type { Deps } from '../deps.ts'
import { type Route, route } from '../http/route.ts'
import { answering } from '../resources/cdrs/routes.ts'
import { answerInsights } from './answer.ts'
import { DEFINITIONS } from './definitions.ts'

export function insightRoutes({ db, clock, zone }: Deps): Route[] {
  return [
    route(getInsights, async ({ query, signal }) => {
      return { data: await answering(() => answerInsights(db, query, { zone, now: clock.now(), signal })) }
    }),
    route(getInsightDefinitions, async () => ({ data: { metrics: [...DEFINITIONS], formulas: [...SERVICE_LEVEL_FORMULAS] } })),
  ]
}
