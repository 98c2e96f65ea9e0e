/** Everything the screen of a call needs: the call with its steps, what surrounds it, and how the loading of both stands. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useLocation } from 'react-router-dom'
import * as z from 'zod/mini'
import { ApiError } from '#contract/client.ts'
import type { Call, CallAddress } from '#contract/dashboard/calls.ts'
import { callFacts } from '#contract/hipcall/call-facts.ts'
import { readCallFlow } from '#contract/hipcall/call-flow.ts'
import { type CdrDetail, CdrParams } from '#contract/hipcall/cdrs.ts'
import { callContextOptions, cdrOptions, cdrStepsOptions, type FilterArgs } from '#web/api/calls.ts'
import { directoryOptions } from '#web/api/directory.ts'
import { paths } from '#web/app/paths.ts'
import { screenSearch } from '#web/lib/overlay.ts'
import { readSearch } from '#web/lib/table-search.ts'
import { CallsSearch, filterOf } from './calls-search.ts'

/** Date and uuid of a call, as they stand in the URL. */
export type CallParams = z.output<typeof CdrParams>
export type CallState = ReturnType<typeof useCall>
export type Told = NonNullable<CallState['told']>

export function useCall(params: CallParams) {
  const search = screenSearch(useLocation().search)
  const filter = useMemo(() => filterOf(readSearch(CallsSearch, search).query), [search])
  const detail = useQuery(cdrOptions(params))
  const context = useQuery(callContextOptions(params.uuid, filter))
  const surroundings = context.data?.data

  const { cdr, ...steps } = useSteps(params, detail.data?.data, !context.isPending && surroundings?.call.flow_known !== true)
  // A call is told by names, and nothing moves once it is told: it waits for the directory and its surroundings, unless they fail.
  const directory = useQuery(directoryOptions())
  const nameless = directory.isPending || context.isPending
  const known = surroundings?.call
  const told = useMemo(() => (cdr === undefined || nameless ? null : tell(cdr, known)), [cdr, known, nameless])
  useFetchAhead(surroundings?.newer, filter)
  useFetchAhead(surroundings?.older, filter)

  const to = (address: CallAddress | null | undefined) => (address ? `${paths.call(address)}${search}` : null)
  return {
    told,
    steps,
    context,
    missing: detail.error instanceof ApiError && detail.error.status === 404,
    error: detail.error,
    retrying: detail.isFetching,
    refreshing: detail.isRefetching,
    retry: () => void detail.refetch(),
    /** Fetches the call again, for links that have died. */
    refetch: (): Promise<CdrDetail | undefined> => detail.refetch().then((fresh) => fresh.data?.data),
    list: `${paths.calls()}${search}`,
    newer: to(surroundings?.newer),
    older: to(surroundings?.older),
    number: surroundings?.number ?? null,
  }
}

/** The call with its steps: where they may not be held (`unheld`, and there are none) they are fetched, while the rest is shown. */
function useSteps(params: CallParams, held: CdrDetail | undefined, unheld: boolean) {
  const wanted = unheld && held?.call_flow.length === 0
  const { data, error, refetch, isFetching } = useQuery({ ...cdrStepsOptions(params), enabled: wanted })
  const fetched = data?.data
  const cdr = useMemo(() => {
    if (held === undefined || fetched === undefined || held.call_flow.length > 0) return held
    // The links of what is held may be younger.
    const { record_url, voicemail_url } = held
    return { ...fetched, record_url: record_url ?? fetched.record_url, voicemail_url: voicemail_url ?? fetched.voicemail_url }
  }, [held, fetched])
  const state = !wanted || fetched !== undefined ? 'here' : error === null || isFetching ? 'fetching' : 'failed'
  return { cdr, state, error, retry: () => void refetch() } as const
}

/** The call with what is derived from it: here, from its steps; the name of a contact only the surroundings know. */
function tell(cdr: CdrDetail, known: Call | undefined) {
  const { call_flow, ...fields } = cdr
  const flow_known = call_flow.length > 0
  const call: Call = { ...fields, ...callFacts(cdr, call_flow), contact_name: known?.contact_name ?? null, flow_known }
  return { cdr, call, story: readCallFlow(cdr, call_flow) }
}

/** Has a neighbour at hand before it is asked for, so that stepping from call to call does not wait. */
function useFetchAhead(address: CallAddress | null | undefined, filter: FilterArgs): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!address) return
    const [yyyy, mm, dd] = address.started_at.slice(0, 10).split('-')
    const params = z.safeDecode(CdrParams, { yyyy, mm, dd, uuid: address.uuid } as never)
    if (!params.success) return
    void client.prefetchQuery(cdrOptions(params.data))
    void client.prefetchQuery(callContextOptions(address.uuid, filter))
  }, [client, address, filter])
}
