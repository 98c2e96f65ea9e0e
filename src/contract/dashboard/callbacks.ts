/**
 * Callbacks: one case for each outside caller who tried to reach us and was not answered. A case is opened by such a call (closed hours
 * and voicemails too), and closes by itself when somebody has talked with them for CALLBACK_TALK_SECONDS, whoever called whom.
 * Withheld numbers and extensions (fewer than seven digits) have no cases; their calls are counted in the figures.
 * A case whose last attempt is 30 days old has expired: it is closed, and lists no longer show it.
 */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { MISSED_OUTCOMES } from '../hipcall/call-outcome.ts'
import { CdrFilter } from '../hipcall/cdrs.ts'
import { isDateOrInstant } from '../hipcall/period.ts'
import { IdList, nameList, PageNumber, PerPage, SafeText, SearchText, sortBy, wholeNumber } from '../query.ts'
import { Id, MAX_INT, page, single, Timestamp } from '../wire.ts'
import { Call, CallAddress, CoveredPeriod } from './calls.ts'
import { ROLES } from './roles.ts'

/** Why a caller was not reached: the outcome of their last attempt. */
export const CALLBACK_CAUSES = [...MISSED_OUTCOMES, 'voicemail'] as const
export type CallbackCause = (typeof CALLBACK_CAUSES)[number]

export const CALLBACK_STATES = ['open', 'snoozed', 'closed'] as const
export type CallbackState = (typeof CALLBACK_STATES)[number]

/** Why a person closed a case; `other` says why in its note. */
export const CALLBACK_CLOSE_REASONS = ['reached_elsewhere', 'not_needed', 'wrong_number', 'nuisance', 'other'] as const
export type CallbackCloseReason = (typeof CALLBACK_CLOSE_REASONS)[number]

/** How a case closed: by a talk, by its age, or by a person. A person's closing holds until the caller tries again. */
export const CALLBACK_ENDS = ['they_reached_us', 'we_reached_them', 'expired', 'by_hand'] as const

/** `user_id`: who talked with them, or who closed it. `call`: the talk. Reason, note and name are of what was closed by a person. */
const Closing = z.object({
  how: z.enum(CALLBACK_ENDS),
  at: Timestamp,
  user_id: z.nullable(Id),
  name: z.nullable(z.string()),
  reason: z.nullable(z.enum(CALLBACK_CLOSE_REASONS)),
  note: z.nullable(z.string()),
  call: z.nullable(CallAddress),
})

/**
 * A case. Seconds are whole. `version` changes with every attempt, with its end, and with everything people do to it: an act sends the
 * version it saw. `number_id` is the number of ours the last attempt came through. `waited` is what they waited in all attempts;
 * `tries` are calls of ours that brought no talk. `talked`: who talked with them last before; its user is null where that is not known.
 */
export const Callback = z.object({
  resource_type: z.literal('callback'),
  id: Id,
  version: z.string(),
  state: z.enum(CALLBACK_STATES),
  number: z.string(),
  contact_id: z.nullable(Id),
  contact_name: z.nullable(z.string()),
  attempts: z.int(),
  waited: z.int(),
  cause: z.enum(CALLBACK_CAUSES),
  number_id: z.nullable(Id),
  first_at: Timestamp,
  last_at: Timestamp,
  /** The last attempt. */
  last_call: CallAddress,
  tries: z.int(),
  last_try_at: z.nullable(Timestamp),
  talked: z.nullable(z.object({ user_id: z.nullable(Id), at: Timestamp })),
  assigned_to: z.nullable(Id),
  snoozed_until: z.nullable(Timestamp),
  closed: z.nullable(Closing),
})
export type Callback = z.infer<typeof Callback>

/** What somebody did to a case; `action` as in the audit trail. */
const Act = z.object({
  at: Timestamp,
  actor: z.object({ user_id: z.nullable(Id), name: z.string(), role: z.nullable(z.enum(ROLES)) }),
  action: z.string(),
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
})
export type CallbackAct = z.infer<typeof Act>

/** A case with the calls it consists of (their attempts, our tries, the talk), oldest first, at most 200, and what people did to it. */
export const CallbackDetail = z.extend(Callback, { calls: z.array(Call), acts: z.array(Act) })
export type CallbackDetail = z.infer<typeof CallbackDetail>

/** Whose cases: `me`, `nobody` and ids of users, separated by commas. */
const AssigneeList = z.codec(
  z
    .string()
    .check(
      z.regex(/^\s*(me|nobody|\d{1,10})(\s*,\s*(me|nobody|\d{1,10}))*\s*$/, 'must be me, nobody or ids of users, separated by commas'),
      z.maxLength(20_000),
    ),
  z.array(z.union([z.literal('me'), z.literal('nobody'), z.int().check(z.nonnegative(), z.maximum(MAX_INT))])),
  {
    decode: (text) =>
      text.split(',').map((part) => {
        const word = part.trim()
        return word === 'me' || word === 'nobody' ? word : Number(word)
      }),
    encode: (chosen) => chosen.join(','),
  },
)

/** `effort`: seconds waited and 30 for each attempt, times the age of the case. */
export const CALLBACK_SORT_FIELDS = ['effort', 'waited', 'attempts', 'first_at', 'last_at'] as const

/** Query of the list. Without `state`: the open ones. Default order: the most effort times age first; of closed ones the latest. */
export const CallbackListQuery = z.object({
  /** Part of the caller's number, in any format. */
  q: z.optional(SearchText),
  state: z.optional(nameList(CALLBACK_STATES)),
  assignee: z.optional(AssigneeList),
  cause: z.optional(nameList(CALLBACK_CAUSES)),
  /** Ids of our numbers the last attempt came through. */
  numbers: z.optional(IdList),
  sort: z.optional(sortBy(CALLBACK_SORT_FIELDS)),
  page: PageNumber,
  per_page: PerPage,
})
export type CallbackListQuery = z.output<typeof CallbackListQuery>

/** `of` counted, `median` and `p90` in seconds: null where nothing was counted. */
const Spread = z.object({ of: z.int(), median: z.nullable(z.int()), p90: z.nullable(z.int()) })

/**
 * Figures over the cases that were opened in a period, by their first attempt; and how the worklist stands now.
 * - `to_call`: from the end of the first attempt to our first call, reached or not; of the cases with such a call.
 * - `within_hour`: cases with that call within an hour, of all but those who reached us before we called and those not an hour old yet.
 * - `reached_us`: callers who reached us before we called.
 * - `withheld`, `extensions`: unanswered calls of the period that have no case, for there is no number to call back.
 */
export const CallbackFigures = z.object({
  period: CoveredPeriod,
  opened: z.int(),
  to_call: Spread,
  within_hour: z.object({ of: z.int(), count: z.int() }),
  reached_us: z.int(),
  withheld: z.int(),
  extensions: z.int(),
  open: z.int(),
  /** The open case with the oldest first attempt. */
  longest: z.nullable(z.object({ id: Id, first_at: Timestamp })),
})
export type CallbackFigures = z.infer<typeof CallbackFigures>

const shared = { group: 'Callback', right: 'read', addition: true, params: z.object({}), query: z.object({}) } as const
const one = { ...shared, params: z.object({ id: wholeNumber() }) }

export const listCallbacks = endpoint({
  ...shared,
  name: 'listCallbacks',
  method: 'GET',
  path: `${DASHBOARD}/callbacks`,
  summary: 'Callers to be called back whose last attempt is at most 30 days old, 50 a page when per_page is absent',
  query: CallbackListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(Callback),
  errors: { 422: 'a parameter makes no sense' },
})

export const countCallbacks = endpoint({
  ...shared,
  name: 'countCallbacks',
  method: 'GET',
  path: `${DASHBOARD}/callbacks/counts`,
  summary: 'How many callers wait to be called back: in all, of mine, of nobody; and how many are snoozed',
  body: z.undefined(),
  status: 200,
  answer: single(z.object({ open: z.int(), mine: z.int(), nobody: z.int(), snoozed: z.int() })),
})

export const getCallbackFigures = endpoint({
  ...shared,
  name: 'getCallbackFigures',
  method: 'GET',
  path: `${DASHBOARD}/callbacks/figures`,
  summary: 'How soon callers are called back: median, p90 and the share within an hour, of the cases opened in a period',
  query: z.pick(CdrFilter, { period: true, started_from: true, started_to: true }),
  body: z.undefined(),
  status: 200,
  answer: single(CallbackFigures),
  errors: { 422: 'a parameter makes no sense' },
})

export const getCallback = endpoint({
  ...one,
  name: 'getCallback',
  method: 'GET',
  path: `${DASHBOARD}/callbacks/{id}`,
  summary: 'A case with its calls and what people did to it',
  body: z.undefined(),
  status: 200,
  answer: single(CallbackDetail),
  errors: { 404: 'no case with this id' },
})

/** The version a person saw. */
const Version = SafeText.check(z.minLength(1), z.maxLength(100))
const act = { ...one, right: 'callback.work', method: 'POST', status: 200, answer: single(Callback) } as const
const actErrors = {
  404: 'no case with this id',
  409: 'the case has changed since, or is in a state that does not allow this; `current` is the case as it is now',
  422: 'a field makes no sense',
} as const

export const assignCallback = endpoint({
  ...act,
  name: 'assignCallback',
  path: `${DASHBOARD}/callbacks/{id}/assign`,
  summary: 'Give a case to somebody, or to nobody (null)',
  body: z.strictObject({ version: Version, user_id: z.nullable(z.int().check(z.positive(), z.maximum(MAX_INT))) }),
  errors: actErrors,
})

const Instant = z.string().check(
  z.maxLength(40),
  z.refine((text) => text.length > 10 && isDateOrInstant(text), 'must be an instant such as 2026-11-23T10:00:00+03:00'),
)

export const snoozeCallback = endpoint({
  ...act,
  name: 'snoozeCallback',
  path: `${DASHBOARD}/callbacks/{id}/snooze`,
  summary: 'Put a case aside until an instant within 30 days, or take it up again (null); another attempt takes it up by itself',
  body: z.strictObject({ version: Version, until: z.nullable(Instant) }),
  errors: actErrors,
})

export const closeCallback = endpoint({
  ...act,
  name: 'closeCallback',
  path: `${DASHBOARD}/callbacks/{id}/close`,
  summary: 'Close a case with a reason; another attempt opens it again',
  body: z.strictObject({
    version: Version,
    reason: z.enum(CALLBACK_CLOSE_REASONS),
    note: z.optional(z.nullable(SafeText.check(z.trim(), z.maxLength(500)))),
  }),
  errors: { ...actErrors, 422: 'a field makes no sense, or the reason is other and there is no note' },
})

export const reopenCallback = endpoint({
  ...act,
  name: 'reopenCallback',
  path: `${DASHBOARD}/callbacks/{id}/reopen`,
  summary: 'Open a case again that somebody closed; one that a talk closed stays closed',
  body: z.strictObject({ version: Version }),
  errors: actErrors,
})

export const takeNextCallback = endpoint({
  ...shared,
  name: 'takeNextCallback',
  method: 'POST',
  path: `${DASHBOARD}/callbacks/next`,
  summary: "Take the first open case of the list that is nobody's; two who ask at once get two cases",
  right: 'callback.work',
  body: z.undefined(),
  status: 200,
  answer: single(Callback),
  errors: { 404: 'no open case is without somebody', 422: 'the token belongs to no user' },
})
