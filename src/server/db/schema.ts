/** The tables as Drizzle sees them. migrations/ makes them; db/schema.test.ts holds the two together. */
import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { Role } from '#contract/dashboard/roles.ts'
import type { Outcome } from '#contract/hipcall/call-outcome.ts'
import type { CallFlowStep } from '#contract/hipcall/cdrs.ts'
import { time } from './columns.ts'

const id = () => integer().generatedByDefaultAsIdentity().primaryKey()

export const users = pgTable('users', {
  id: id(),
  email: text().notNull(),
  name: text().notNull(),
  full_name: text().notNull(),
  title: text(),
  owner: boolean().notNull(),
  locale: text().notNull(),
  status: text().notNull(),
  default_number_id: integer(),
  default_extension_id: integer(),
  two_factor: boolean().notNull(),
  last_logged_in: time(),
  created_at: time().notNull(),
  updated_at: time().notNull(),
  folded: text().notNull(),
})

export const numbers = pgTable('numbers', { id: id(), name: text().notNull(), number: text().notNull() })

export const teams = pgTable('teams', {
  id: id(),
  name: text().notNull(),
  user_case: text().notNull(),
  wrap_up_time: integer().notNull(),
  strategy: text().notNull(),
  say_line_number: boolean().notNull(),
  say_line_number_in_second: integer().notNull(),
  callback: boolean().notNull(),
  callback_dtmf: integer().notNull(),
  callback_action: text().notNull(),
  state: text().notNull(),
  folded: text().notNull(),
})

export const greetings = pgTable('greetings', {
  id: id(),
  name: text().notNull(),
  direct_dial_extension: boolean().notNull(),
  timeout: integer().notNull(),
  max_input_try_count: integer().notNull(),
  state: text().notNull(),
})

export const extensions = pgTable('extensions', {
  id: id(),
  number: text().notNull(),
  target_id: integer(),
  target_type: text(),
  created_at: time().notNull(),
  updated_at: time().notNull(),
})

export const companies = pgTable('companies', { id: id(), name: text().notNull(), owner_id: integer(), folded: text().notNull() })

export const contacts = pgTable('contacts', {
  id: id(),
  name: text().notNull(),
  company_id: integer(),
  owner_id: integer(),
  folded: text().notNull(),
})

/** `digits`: what of the number is a digit. */
export const contactNumbers = pgTable(
  'contact_numbers',
  { contact_id: integer().notNull(), position: integer().notNull(), number: text().notNull(), digits: text().notNull() },
  (table) => [primaryKey({ columns: [table.contact_id, table.position] })],
)

export const companyNumbers = pgTable(
  'company_numbers',
  { company_id: integer().notNull(), position: integer().notNull(), number: text().notNull(), digits: text().notNull() },
  (table) => [primaryKey({ columns: [table.company_id, table.position] })],
)

export const deals = pgTable('deals', { id: id(), name: text().notNull(), owner_id: integer(), company_id: integer() })

export const tickets = pgTable('tickets', { id: id(), name: text().notNull() })

export const taskLists = pgTable('task_lists', { id: id(), name: text().notNull() })

export const tasks = pgTable('tasks', {
  id: id(),
  name: text().notNull(),
  description: text(),
  due_date: time(),
  done: boolean().notNull().default(false),
  done_at: time(),
  assign_to: integer(),
  priority: text().notNull().default(''),
  task_list_id: integer(),
  created_at: time().notNull(),
  updated_at: time().notNull(),
  created_by_user_id: integer(),
  created_by_name: text(),
  folded: text().notNull(),
})

/** What a task is about, in the order the links were given. */
export const taskLinks = pgTable(
  'task_links',
  {
    task_id: integer().notNull(),
    target_type: text().$type<'contact' | 'company' | 'deal'>().notNull(),
    target_id: integer().notNull(),
    position: integer().notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.task_id, table.target_type, table.target_id] })],
)

export const comments = pgTable('comments', {
  id: id(),
  commentable_type: text().$type<'contact' | 'company' | 'deal' | 'ticket' | 'task'>().notNull(),
  commentable_id: integer().notNull(),
  content: text().notNull(),
  author_user_id: integer(),
  author_name: text(),
  created_at: time().notNull(),
  updated_at: time().notNull(),
})

export const tags = pgTable('tags', {
  id: id(),
  name: text().notNull(),
  folded: text().notNull().unique(),
  tag_type: text(),
  color: text(),
  description: text(),
})

export const contactTags = pgTable(
  'contact_tags',
  { contact_id: integer().notNull(), tag_id: integer().notNull(), created_at: time().notNull().default(sql`now()`) },
  (table) => [primaryKey({ columns: [table.contact_id, table.tag_id] })],
)

export const companyTags = pgTable(
  'company_tags',
  { company_id: integer().notNull(), tag_id: integer().notNull(), created_at: time().notNull().default(sql`now()`) },
  (table) => [primaryKey({ columns: [table.company_id, table.tag_id] })],
)

export const tokens = pgTable('tokens', {
  id: integer().generatedAlwaysAsIdentity().primaryKey(),
  hash: text().notNull().unique(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  user_id: integer(),
  created_at: time().notNull(),
  last_used_at: time(),
  revoked_at: time(),
})

export const audit = pgTable('audit', {
  id: integer().generatedAlwaysAsIdentity().primaryKey(),
  at: time().notNull(),
  actor_name: text().notNull(),
  actor_role: text().$type<Role>(),
  actor_user_id: integer(),
  action: text().notNull(),
  target_type: text().notNull(),
  target_id: integer(),
  before: jsonb().$type<Record<string, unknown>>(),
  after: jsonb().$type<Record<string, unknown>>(),
  request_id: text(),
})

export const idempotency = pgTable(
  'idempotency',
  {
    key: text().notNull(),
    person: text().notNull(),
    endpoint: text().notNull(),
    body_hash: text().notNull(),
    status: integer(),
    answer: jsonb(),
    created_at: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.endpoint, table.key] })],
)

export const settings = pgTable('settings', { key: text().primaryKey(), value: jsonb().notNull() })

export const phones = pgTable('phones', { id: integer().generatedAlwaysAsIdentity().primaryKey(), digits: text().notNull().unique() })

export const cdrKinds = pgTable('cdr_kinds', {
  id: smallint().generatedAlwaysAsIdentity().primaryKey(),
  direction: smallint().notNull(),
  missing_call: boolean().notNull(),
  missing_call_reason: smallint().notNull(),
  outcome: text().$type<Outcome>().notNull(),
  has_recording: boolean().notNull(),
  has_voicemail: boolean().notNull(),
})

export const cdrs = pgTable('cdrs', {
  uuid: uuid().primaryKey(),
  started_at: time().notNull(),
  answered_at: time(),
  bridged_at: time(),
  ended_at: time(),
  kind_id: smallint().notNull(),
  direction: smallint().notNull(),
  user_id: integer(),
  contact_id: integer(),
  channel_type: smallint(),
  channel_id: integer(),
  call_duration: integer(),
  first_touch_duration: integer(),
  missing_call: boolean().notNull(),
  missing_call_reason: smallint(),
  caller_id: integer(),
  caller_type: smallint(),
  callee_id: integer(),
  callee_type: smallint(),
  hangup_by: smallint(),
  voicemail_type: smallint(),
  voicemail_id: integer(),
  recording_seconds: integer(),
  voicemail_seconds: integer(),
  waited: integer(),
  talked: integer(),
  duration: integer().notNull(),
  number_id: integer(),
  caller_phone_id: integer(),
  callee_phone_id: integer(),
  outcome: text().$type<Outcome>().notNull(),
  caller_number: text(),
  callee_number: text(),
  digits: text().notNull(),
  team_ids: integer().array().notNull(),
  greeting_ids: integer().array().notNull(),
  record_url: text(),
  voicemail_url: text(),
  flow_known: boolean().notNull(),
})

export const cdrFlows = pgTable('cdr_flows', { uuid: uuid().primaryKey(), call_flow: jsonb().$type<CallFlowStep[]>().notNull() })

export const cdrPlaces = pgTable('cdr_places', {
  place_type: text().$type<'team' | 'greeting'>().notNull(),
  place_id: integer().notNull(),
  kind_id: smallint().notNull(),
  started_at: time().notNull(),
  uuid: uuid().notNull(),
  user_id: integer(),
  number_id: integer(),
  duration: integer().notNull(),
})
