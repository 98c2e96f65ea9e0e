/** The tables that are read and written record by record, as Drizzle sees them; the others are asked in SQL. migrations/ makes them all. */
import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { time } from './columns.ts'

const id = () => integer().generatedByDefaultAsIdentity().primaryKey()

/** Since when the mirrored account does not list it: kept for history, and part of no answer. Whoever is stored anew is there again. */
const gone_at = () => time()

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
  gone_at: gone_at(),
})

export const numbers = pgTable('numbers', { id: id(), name: text().notNull(), number: text().notNull(), gone_at: gone_at() })

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
  gone_at: gone_at(),
})

export const greetings = pgTable('greetings', {
  id: id(),
  name: text().notNull(),
  direct_dial_extension: boolean().notNull(),
  timeout: integer().notNull(),
  max_input_try_count: integer().notNull(),
  state: text().notNull(),
  gone_at: gone_at(),
})

export const extensions = pgTable('extensions', {
  id: id(),
  number: text().notNull(),
  target_id: integer(),
  target_type: text(),
  created_at: time().notNull(),
  updated_at: time().notNull(),
  gone_at: gone_at(),
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
  gone_at: gone_at(),
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

export const settings = pgTable('settings', { key: text().primaryKey(), value: jsonb().notNull() })
