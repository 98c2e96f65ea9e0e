/** Saved views: what a list is filtered and sorted by, under a name, for oneself or for everybody. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { SafeText, wholeNumber } from '../query.ts'
import { Id, single, Timestamp } from '../wire.ts'

/** The lists that have views, by the name they have in the address bar. */
export const VIEW_SCREENS = ['calls', 'callbacks', 'tasks', 'users', 'teams', 'numbers', 'greetings', 'extensions', 'audit'] as const
export type ViewScreen = (typeof VIEW_SCREENS)[number]

/** Views one person may have. */
export const MOST_VIEWS = 200

/** `mine`: of the person who asks. `may_change`: they may change and delete it. `search`: the query of the address, without `?`. */
export const View = z.object({
  resource_type: z.literal('view'),
  id: Id,
  screen: z.enum(VIEW_SCREENS),
  name: z.string(),
  search: z.string(),
  shared: z.boolean(),
  owner: z.object({ user_id: z.nullable(Id), name: z.string() }),
  mine: z.boolean(),
  may_change: z.boolean(),
  updated_at: Timestamp,
})
export type View = z.infer<typeof View>

const Name = SafeText.check(z.trim(), z.minLength(1), z.maxLength(80))
/** In the parameters of the screen's own list; stored as that list writes them, without those that page through it. */
const Search = SafeText.check(z.maxLength(4_000))

/** `shared`, for everybody who may read, needs the right view.share; false when absent. */
export const ViewCreate = z.strictObject({ screen: z.enum(VIEW_SCREENS), name: Name, search: Search, shared: z.optional(z.boolean()) })
export type ViewCreate = z.infer<typeof ViewCreate>

/** What is absent stays as it is. */
export const ViewUpdate = z.strictObject({ name: z.optional(Name), search: z.optional(Search), shared: z.optional(z.boolean()) })
export type ViewUpdate = z.infer<typeof ViewUpdate>

const group = { group: 'View', right: 'read', addition: true, query: z.object({}) } as const

export const listViews = endpoint({
  ...group,
  name: 'listViews',
  method: 'GET',
  path: `${DASHBOARD}/views`,
  summary: "One's own views and those that are shared, by name",
  params: z.object({}),
  query: z.object({ screen: z.optional(z.enum(VIEW_SCREENS)) }),
  body: z.undefined(),
  status: 200,
  answer: z.object({ data: z.array(View) }),
  errors: { 422: 'a parameter makes no sense' },
})

const errors = {
  403: 'sharing needs the right view.share; so does changing what somebody else shares',
  409: 'one has a view of this name on this screen, or as many views as one may have',
  422: 'a field makes no sense',
} as const

export const createView = endpoint({
  ...group,
  name: 'createView',
  method: 'POST',
  path: `${DASHBOARD}/views`,
  summary: 'Save a view',
  params: z.object({}),
  body: ViewCreate,
  status: 201,
  answer: single(View),
  errors,
})

export const updateView = endpoint({
  ...group,
  name: 'updateView',
  method: 'PUT',
  path: `${DASHBOARD}/views/{id}`,
  summary: 'Rename a view, replace what it asks for, share it or stop sharing it',
  params: z.object({ id: wholeNumber() }),
  body: ViewUpdate,
  status: 200,
  answer: single(View),
  errors: { ...errors, 404: 'no view with this id that one can see' },
})

export const deleteView = endpoint({
  ...group,
  name: 'deleteView',
  method: 'DELETE',
  path: `${DASHBOARD}/views/{id}`,
  summary: 'Delete a view',
  params: z.object({ id: wholeNumber() }),
  body: z.undefined(),
  status: 200,
  answer: z.object({}),
  errors: { 403: errors[403], 404: 'no view with this id that one can see' },
})
