/** Call detail records: the calls of the account and the steps of each. */
import * as z from 'zod/mini'
import { endpoint, HIPCALL } from '../endpoint.ts'
import { IdList, nameList, numberList, PageNumber, SearchText, sortBy, TrueOrFalse, wholeNumber } from '../query.ts'
import { Id, MAX_INT, single, Timestamp, uncountedPage } from '../wire.ts'
import { OUTCOMES } from './call-outcome.ts'
import { DIRECTION, MISSING_CALL_REASON } from './enums.ts'
import { isDateOrInstant, PERIODS } from './period.ts'

/** A call as it stands in the list. Durations are whole seconds; enums are the numbers of `enums.ts`. */
export const Cdr = z.object({
  resource_type: z.literal('cdr'),
  uuid: z.uuid(),
  direction: z.int(),
  user_id: z.nullable(Id),
  /** 0 where the call belongs to no contact. */
  contact_id: z.nullable(Id),
  channel_type: z.nullable(z.int()),
  /** The number's id, while `channel_type` is 1. */
  channel_id: z.nullable(Id),
  started_at: Timestamp,
  /** Inbound: the exchange picked up (a greeting is enough). Outbound: the other side picked up. */
  answered_at: z.nullable(Timestamp),
  /** Inbound: a person picked up. Outbound: our own person's phone was connected. */
  bridged_at: z.nullable(Timestamp),
  ended_at: z.nullable(Timestamp),
  call_duration: z.nullable(z.int()),
  first_touch_duration: z.nullable(z.int()),
  missing_call: z.boolean(),
  /** 0 where the call was not missed. */
  missing_call_reason: z.nullable(z.int()),
  caller_id: z.nullable(Id),
  caller_type: z.nullable(z.int()),
  caller_number: z.nullable(z.string()),
  callee_id: z.nullable(Id),
  callee_type: z.nullable(z.int()),
  callee_number: z.nullable(z.string()),
  /** Signed, dies after 60 minutes: fetch the call again to play it later. */
  record_url: z.nullable(z.string()),
  hangup_by: z.nullable(z.int()),
  voicemail_type: z.nullable(z.int()),
  voicemail_id: z.nullable(Id),
  voicemail_url: z.nullable(z.string()),
})
export type Cdr = z.infer<typeof Cdr>

/**
 * One step of a call. Known actions: init, route, bridge_attempt, bridge_fail, bridge, hangup; others may come.
 * `hangup_by` is a word here and a number in the call. `result` of bridge_fail is undocumented and fits ITU-T Q.850.
 */
export const CallFlowStep = z.object({
  action: z.string(),
  detail: z.nullable(
    z.looseObject({
      id: z.optional(z.nullable(Id)),
      type: z.optional(z.nullable(z.string())),
      result: z.optional(z.nullable(z.int())),
      hangup_by: z.optional(z.nullable(z.string())),
    }),
  ),
  timestamp: Timestamp,
})
export type CallFlowStep = z.infer<typeof CallFlowStep>

/** A call with its steps, newest first. */
export const CdrDetail = z.extend(Cdr, { call_flow: z.array(CallFlowStep) })
export type CdrDetail = z.infer<typeof CdrDetail>

const DateOrInstant = z
  .string()
  .check(z.maxLength(40), z.refine(isDateOrInstant, 'must be a date such as 2026-11-23, or an instant such as 2026-11-23T10:00:00+03:00'))

/** Where inbound callers pass, in this order; any may be passed by. */
export const PATH_LAYERS = ['number', 'greeting', 'team', 'person'] as const
export type PathLayer = (typeof PATH_LAYERS)[number]

const STATION = /^(number|greeting|team|person)\.(\d{1,10})$/

/** Stations of a path, each layer at most once, as `team.3` (id 0: passed by), separated by commas. */
const Stations = z.codec(
  z.string().check(
    z.maxLength(100),
    z.refine(
      (text) => text === '' || stationsIn(text) !== undefined,
      'must be one or more of number, greeting, team, person, each with a dot and an id, such as team.3,person.0',
    ),
  ),
  z.array(z.object({ layer: z.enum(PATH_LAYERS), id: Id })),
  {
    decode: (text) => stationsIn(text) ?? [],
    encode: (stations) => stations.map(({ layer, id }) => `${layer}.${id}`).join(','),
  },
)

function stationsIn(text: string): { layer: PathLayer; id: number }[] | undefined {
  const stations = text.split(',').flatMap((part) => {
    const [, name, id] = STATION.exec(part.trim()) ?? []
    const layer = PATH_LAYERS.find((one) => one === name)
    return layer === undefined || Number(id) > MAX_INT ? [] : [{ layer, id: Number(id) }]
  })
  const whole = stations.length === text.split(',').length && new Set(stations.map(({ layer }) => layer)).size === stations.length
  return whole ? stations : undefined
}

export const RING_ENDS = ['unanswered', 'rejected'] as const

/** The filters of the list of calls: what the list, its count and an export share. Ours are marked. */
export const CdrFilter = z.object({
  /** Part of caller's or callee's number, in any format. */
  q: z.optional(SearchText),
  direction: z.optional(nameList(Object.keys(DIRECTION) as ['inbound', 'outbound', 'internal'], DIRECTION)),
  users: z.optional(IdList),
  missing_call: z.optional(TrueOrFalse),
  missing_call_reason: z.optional(nameList(['out_of_business_hours', 'short_abandoned', 'abandoned', 'callback'], MISSING_CALL_REASON)),
  /** Ours: a named period in the account's zone. Beaten by started_from and started_to. */
  period: z.optional(z.enum(PERIODS)),
  /** Ours: not before this instant (ISO 8601 with offset, or a date: the start of that day in the account's zone). */
  started_from: z.optional(DateOrInstant),
  /** Ours: before this instant (ISO 8601 with offset), or to the end of this date in the account's zone. */
  started_to: z.optional(DateOrInstant),
  /** Ours: how the call ended for the caller, see call-outcome.ts. */
  outcome: z.optional(nameList(OUTCOMES)),
  /** Ours: ids of teams the call was routed to. */
  teams: z.optional(IdList),
  /** Ours: ids of our numbers the call came or went through. */
  numbers: z.optional(IdList),
  /** Ours: ids of greetings the call went through. */
  greetings: z.optional(IdList),
  /** Ours. */
  contact_id: z.optional(wholeNumber()),
  /** Ours: calls with any contact of this company. */
  company_id: z.optional(wholeNumber()),
  /** Ours: seconds from start to end, at least. */
  min_duration: z.optional(wholeNumber(0)),
  /** Ours: seconds from start to end, at most. */
  max_duration: z.optional(wholeNumber(0)),
  /** Ours. */
  has_recording: z.optional(TrueOrFalse),
  /** Ours. */
  has_voicemail: z.optional(TrueOrFalse),
  /** Ours: hours (0 to 23) of the start on the clock of the account's zone. */
  hour: z.optional(numberList(0, 23)),
  /** Ours: weekdays of the start in the account's zone, 1 is Monday. */
  weekday: z.optional(numberList(1, 7)),
  /** Ours: seconds waited (as the list says them), at least; leaves out calls where that is not known. */
  min_waited: z.optional(wholeNumber(0)),
  /** Ours: seconds waited, at most. */
  max_waited: z.optional(wholeNumber(0)),
  /** Ours: seconds talked, at least; leaves out calls in which nobody talked. */
  min_talked: z.optional(wholeNumber(0)),
  /** Ours: seconds talked, at most. */
  max_talked: z.optional(wholeNumber(0)),
  /** Ours: ids of users who were rung by an inbound call and did not take that ring. Needs call_flow. */
  rang: z.optional(IdList),
  /** Ours: ids of teams that were ringing when somebody did not take it; together with rang, of the same ring. */
  rang_teams: z.optional(IdList),
  /** Ours: how such a ring ended; together with rang and rang_teams, of the same ring. */
  rang_end: z.optional(nameList(RING_ENDS)),
  /**
   * Ours: where the call passed: our number, the last greeting, the last team, and the person who picked up (inbound). Id 0 says that it
   * passed none of them.
   */
  through: z.optional(Stations),
})
export type CdrFilter = z.output<typeof CdrFilter>

export const CDR_SORT_FIELDS = ['started_at', 'call_duration'] as const

/** Query of the list of calls. Default order: newest first. */
export const CdrListQuery = z.extend(CdrFilter, {
  sort: z.optional(sortBy(CDR_SORT_FIELDS)),
  page: PageNumber,
  /** Ours: 1 to 200 rows a page; 10 when absent, as documented. */
  per_page: z.optional(wholeNumber(1, 200)),
  /** Ours: `meta.next_cursor` of the page before; costs the same at any depth. Beats page. */
  after: z.optional(z.string().check(z.maxLength(200))),
  /** Documented without values; accepted and ignored. */
  embed: z.optional(z.string()),
})
export type CdrListQuery = z.output<typeof CdrListQuery>

/** The filters of CdrFilter that Hipcall does not document. */
export const CDR_LIST_ADDITIONS = [
  'period',
  'started_from',
  'started_to',
  'outcome',
  'teams',
  'numbers',
  'greetings',
  'contact_id',
  'company_id',
  'min_duration',
  'max_duration',
  'has_recording',
  'has_voicemail',
  'hour',
  'weekday',
  'min_waited',
  'max_waited',
  'min_talked',
  'max_talked',
  'rang',
  'rang_teams',
  'rang_end',
  'through',
  'per_page',
  'after',
] as const

/** Address of a call: its UTC date and its uuid. */
export const CdrParams = z.object({
  yyyy: wholeNumber(1, 9999),
  mm: wholeNumber(1, 12),
  dd: wholeNumber(1, 31),
  uuid: z.uuid(),
})

export const listCdrs = endpoint({
  name: 'listCdrs',
  method: 'GET',
  path: `${HIPCALL}/cdrs`,
  group: 'Call',
  summary: 'List all calls',
  right: 'read',
  params: z.object({}),
  query: CdrListQuery,
  body: z.undefined(),
  status: 200,
  answer: uncountedPage(Cdr),
  errors: { 422: 'a parameter makes no sense' },
})

export const retrieveCdr = endpoint({
  name: 'retrieveCdr',
  method: 'GET',
  path: `${HIPCALL}/cdrs/{yyyy}/{mm}/{dd}/{uuid}`,
  group: 'Call',
  summary: 'Retrieve a call with its call_flow',
  right: 'read',
  params: CdrParams,
  query: z.object({
    embed: z.optional(z.string()),
    /** Ours: `held` answers at once with what is held here, without steps where these are still to be fetched. */
    flow: z.optional(z.enum(['held'])),
  }),
  body: z.undefined(),
  status: 200,
  answer: single(CdrDetail),
  errors: { 404: 'no call with this uuid started on this date (UTC, else the account zone)' },
})
