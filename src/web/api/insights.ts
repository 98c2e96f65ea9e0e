/** Figures over the calls: those of the overview, and what each of them means. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getInsightDefinitions, getInsights, type InsightsQuery } from '#contract/dashboard/insights.ts'
import { api } from './client.ts'

export type InsightsArgs = { [K in keyof InsightsQuery]?: InsightsQuery[K] | undefined }

/** The figures; those of the query before stay until these have come. */
export const insightsOptions = (query: InsightsArgs) =>
  queryOptions({
    queryKey: ['insights', query],
    queryFn: ({ signal }) => api(getInsights, { query, signal }),
    placeholderData: keepPreviousData,
  })

export const definitionsOptions = () =>
  queryOptions({
    queryKey: ['insight-definitions'],
    queryFn: ({ signal }) => api(getInsightDefinitions, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
