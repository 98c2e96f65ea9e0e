/** What Santral adds around the list of calls: rows with what is derived, exact counts, what else a number has. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { OUTCOMES } from '../hipcall/call-outcome.ts'
import { Cdr, CdrFilter, CdrListQuery } from '../hipcall/cdrs.ts'
import { Id, single, Timestamp, uncountedPage } from '../wire.ts'

/**
 * A call with what Santral knows of it beyond the documented fields. Seconds are whole.
 * `waited`: inbound, from start until a person picked up or the end; outbound, until the other side picked up or the end.
 * `talked`: from the human answer to the end, without waiting to be picked up again after a transfer; null where nobody talked. `contact_name` is null where it is not known.
 * `flow_known` is false while the call_flow is not held yet: then outcome, teams and greetings come from the list fields alone.
 */
export const Call = z.extend(Cdr, {
  outcome: z.enum(OUTCOMES),
  waited: z.nullable(z.int()),
  talked: z.nullable(z.int()),
  team_ids: z.array(Id),
  greeting_ids: z.array(Id),
  contact_name: z.nullable(z.string()),
  flow_known: z.boolean(),
})
export type Call = z.infer<typeof Call>

/** The period a list covers, resolved to instants and dates of the account's zone; null where unbounded. */
export const CoveredPeriod = z.object({
  from: z.nullable(Timestamp),
  to: z.nullable(Timestamp),
})
export type CoveredPeriod = z.infer<typeof CoveredPeriod>

/** Calls that the screen asks for at once, index.html included: more than are in sight, and few enough to be quick. */
export const CALLS_AT_ONCE = 32

export const listCalls = endpoint({
  name: 'listCalls',
  method: 'GET',
  path: `${DASHBOARD}/calls`,
  group: 'Calls',
  summary: 'The list of calls as listCdrs gives it, each with its outcome, waiting and talk time, teams and names',
  right: 'read',
  addition: true,
  params: z.object({}),
  query: CdrListQuery,
  body: z.undefined(),
  status: 200,
  answer: z.extend(uncountedPage(Call), { period: CoveredPeriod }),
  errors: { 422: 'a parameter makes no sense' },
})

export const countCalls = endpoint({
  name: 'countCalls',
  method: 'GET',
  path: `${DASHBOARD}/calls/count`,
  group: 'Calls',
  summary: 'How many calls match the filters of the list, exactly',
  right: 'read',
  addition: true,
  params: z.object({}),
  query: CdrFilter,
  body: z.undefined(),
  status: 200,
  answer: single(z.object({ total: z.int(), period: CoveredPeriod })),
  errors: { 422: 'a parameter makes no sense' },
})

/** One call by its uuid alone, with its neighbours in time: `newer` and `older` are addresses of the same shape. */
export const CallAddress = z.object({ uuid: z.uuid(), started_at: Timestamp })
export type CallAddress = z.infer<typeof CallAddress>

/** Everything else known of the other side of a call: their earlier and later calls, newest first, at most 20, and how many in all. */
export const CallerHistory = z.object({
  total: z.int(),
  first_started_at: z.nullable(Timestamp),
  missed: z.int(),
  calls: z.array(Call),
})
export type CallerHistory = z.infer<typeof CallerHistory>

export const getCallContext = endpoint({
  name: 'getCallContext',
  method: 'GET',
  path: `${DASHBOARD}/calls/{uuid}/context`,
  group: 'Calls',
  summary:
    "What surrounds a call: its derived fields, the calls before and after it within the list's filters, the other calls with this number and whether it waits to be called back",
  right: 'read',
  addition: true,
  params: z.object({ uuid: z.uuid() }),
  query: CdrFilter,
  body: z.undefined(),
  status: 200,
  answer: single(
    z.object({
      call: Call,
      newer: z.nullable(CallAddress),
      older: z.nullable(CallAddress),
      number: z.nullable(z.string()),
      /** The case of this number where it waits to be called back; `assigned_to` is a user. */
      callback: z.nullable(z.object({ id: Id, assigned_to: z.nullable(Id) })),
      history: CallerHistory,
    }),
  ),
  errors: { 404: 'no call with this uuid' },
})
