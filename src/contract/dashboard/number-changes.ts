/**
 * Changing the default number of many users: a job of the server, which goes on when the page is closed.
 * preview -> create -> poll `getNumberChange` until it is no longer running -> resume what failed, or undo.
 */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { PageNumber, wholeNumber } from '../query.ts'
import { Id, MAX_INT, page, single, Timestamp } from '../wire.ts'

/** Users a change may have. */
export const MOST_USERS = 5000

const UserIds = z.array(z.int().check(z.positive(), z.maximum(MAX_INT))).check(z.minLength(1), z.maxLength(MOST_USERS))
const NumberId = z.nullable(z.int().check(z.positive(), z.maximum(MAX_INT)))

/** null as `default_number_id` takes the default number away. */
export const NumberChangePreviewAsk = z.strictObject({ user_ids: UserIds, default_number_id: NumberId })
export type NumberChangePreviewAsk = z.infer<typeof NumberChangePreviewAsk>

/** What would happen to one user: `change`; `already` has it; `gone`: no such user. A passive user is changed, and marked. */
export const NumberChangePreviewRow = z.object({
  user_id: Id,
  name: z.nullable(z.string()),
  passive: z.boolean(),
  old_number_id: z.nullable(Id),
  new_number_id: z.nullable(Id),
  verdict: z.enum(['change', 'already', 'gone']),
})
export type NumberChangePreviewRow = z.infer<typeof NumberChangePreviewRow>

export const NumberChangePreview = z.object({
  default_number_id: z.nullable(Id),
  counts: z.object({ total: z.int(), change: z.int(), already: z.int(), gone: z.int(), passive: z.int() }),
  rows: z.array(NumberChangePreviewRow),
})
export type NumberChangePreview = z.infer<typeof NumberChangePreview>

/**
 * `expected` is the old default number the admin saw, by user id: `{"2": 1, "3": null}`. A user who has another one by the
 * time of the change is left alone and told as a conflict. Users that are not in it are taken as they are now.
 */
export const NumberChangeCreate = z.strictObject({
  user_ids: UserIds,
  default_number_id: NumberId,
  expected: z.optional(z.record(z.string().check(z.regex(/^[1-9]\d{0,9}$/, 'must be the id of a user')), NumberId)),
})
export type NumberChangeCreate = z.infer<typeof NumberChangeCreate>

/** `running`; `finished`: every row was tried; `interrupted`: the server stopped in the middle, resume goes on. */
export const NUMBER_CHANGE_STATES = ['running', 'finished', 'interrupted'] as const
export const NUMBER_CHANGE_ROW_STATES = ['waiting', 'done', 'skipped', 'failed'] as const

/**
 * Why a row was skipped or failed. `already`: had the new number (skipped). `gone`: the user does not exist (any more).
 * `conflict`: somebody else changed it meanwhile, `current_number_id` is what it is now. `number_gone`: the number does not
 * exist any more. `refused`: the account refused it. `error`: it could not be written, resume tries again.
 */
export const NUMBER_CHANGE_REASONS = ['already', 'gone', 'conflict', 'number_gone', 'refused', 'error'] as const

/** A job. `undo_of` is the job this one undoes; `undone_by` the job that undid this one. */
export const NumberChange = z.object({
  resource_type: z.literal('number_change'),
  id: Id,
  /** The new number; for an undo null, where each row has its own. */
  default_number_id: z.nullable(Id),
  state: z.enum(NUMBER_CHANGE_STATES),
  undo_of: z.nullable(Id),
  undone_by: z.nullable(Id),
  counts: z.object({ total: z.int(), waiting: z.int(), done: z.int(), skipped: z.int(), failed: z.int() }),
  by: z.object({ user_id: z.nullable(Id), name: z.string() }),
  created_at: Timestamp,
  finished_at: z.nullable(Timestamp),
})
export type NumberChange = z.infer<typeof NumberChange>

export const NumberChangeRow = z.object({
  user_id: Id,
  name: z.nullable(z.string()),
  old_number_id: z.nullable(Id),
  new_number_id: z.nullable(Id),
  state: z.enum(NUMBER_CHANGE_ROW_STATES),
  reason: z.nullable(z.enum(NUMBER_CHANGE_REASONS)),
  /** What a conflict found instead of `old_number_id`; null otherwise. */
  current_number_id: z.nullable(Id),
  at: z.nullable(Timestamp),
})
export type NumberChangeRow = z.infer<typeof NumberChangeRow>

/** A job with all its rows, in the order they were chosen. */
export const NumberChangeDetail = z.extend(NumberChange, { rows: z.array(NumberChangeRow) })
export type NumberChangeDetail = z.infer<typeof NumberChangeDetail>

/** `overwrite` also changes the users of conflicts that were shown, if they still have the number that was shown. */
export const NumberChangeResume = z.strictObject({ conflicts: z.optional(z.enum(['leave', 'overwrite'])) })
export type NumberChangeResume = z.infer<typeof NumberChangeResume>

const shared = { group: 'Number change', right: 'number.assign', addition: true, params: z.object({}), query: z.object({}) } as const
const one = { ...shared, params: z.object({ id: wholeNumber() }) }
const forbidden = { 403: 'only an admin changes default numbers' } as const

export const previewNumberChange = endpoint({
  ...shared,
  name: 'previewNumberChange',
  method: 'POST',
  path: `${DASHBOARD}/number-changes/preview`,
  summary: 'What a change of many default numbers would do; nothing is changed',
  body: NumberChangePreviewAsk,
  status: 200,
  answer: single(NumberChangePreview),
  errors: { ...forbidden, 422: 'no user was chosen, or no such number exists' },
})

export const createNumberChange = endpoint({
  ...shared,
  name: 'createNumberChange',
  method: 'POST',
  path: `${DASHBOARD}/number-changes`,
  summary: 'Change the default number of many users, each in a transaction of its own',
  body: NumberChangeCreate,
  status: 201,
  answer: single(NumberChange),
  errors: {
    ...forbidden,
    409: 'the Idempotency-Key was used for another body',
    422: 'no user was chosen, or no such number exists',
  },
})

export const NumberChangeListQuery = z.object({ page: PageNumber, per_page: z.optional(wholeNumber(1, 200)) })

export const listNumberChanges = endpoint({
  ...shared,
  name: 'listNumberChanges',
  method: 'GET',
  path: `${DASHBOARD}/number-changes`,
  summary: 'Changes of many default numbers, newest first, 20 a page when per_page is absent',
  query: NumberChangeListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(NumberChange),
  errors: { ...forbidden, 422: 'a parameter makes no sense' },
})

export const getNumberChange = endpoint({
  ...one,
  name: 'getNumberChange',
  method: 'GET',
  path: `${DASHBOARD}/number-changes/{id}`,
  summary: 'How far a change has come, with the result of each row',
  body: z.undefined(),
  status: 200,
  answer: single(NumberChangeDetail),
  errors: { ...forbidden, 404: 'no such change' },
})

export const resumeNumberChange = endpoint({
  ...one,
  name: 'resumeNumberChange',
  method: 'POST',
  path: `${DASHBOARD}/number-changes/{id}/resume`,
  summary: 'Try the waiting and the failed rows again',
  body: z.optional(NumberChangeResume),
  status: 200,
  answer: single(NumberChange),
  errors: { ...forbidden, 404: 'no such change', 409: 'it is running' },
})

export const undoNumberChange = endpoint({
  ...one,
  name: 'undoNumberChange',
  method: 'POST',
  path: `${DASHBOARD}/number-changes/{id}/undo`,
  summary: 'Put the old numbers back where nobody changed them since; answers with the job that does it',
  body: z.undefined(),
  status: 201,
  answer: single(NumberChange),
  errors: { ...forbidden, 404: 'no such change', 409: 'it is running, was undone already, or has nothing to undo' },
})
