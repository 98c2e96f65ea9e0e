import { sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import type { Task } from '#contract/hipcall/tasks.ts'
import { searchDigits } from '#contract/phone-search.ts'
import type { Queries } from '#server/db/connect.ts'
import * as tables from '#server/db/schema.ts'
import { upsertAll } from '#server/db/upsert.ts'

export interface NewContact {
  id: number
  name: string
  company_id: number | null
  owner_id: number | null
  /** E.164 or as they came, the main one first. */
  numbers: readonly string[]
  tag_ids?: readonly number[]
}

export interface NewCompany {
  id: number
  name: string
  owner_id: number | null
  numbers?: readonly string[]
  tag_ids?: readonly number[]
}

/** A task as the API gives it, `assign_to` an id, with what it is about. */
export interface NewTaskRecord extends Omit<Task, 'assign_to'> {
  assign_to: number | null
  contact_ids?: readonly number[]
  company_ids?: readonly number[]
  deal_ids?: readonly number[]
  created_by?: { user_id: number | null; name: string }
}

export type NewComment = typeof tables.comments.$inferInsert & { id: number }

/** What surrounds the calls of an account. */
export interface AccountRecords {
  companies?: readonly NewCompany[]
  contacts?: readonly NewContact[]
  deals?: readonly { id: number; name: string; owner_id: number | null; company_id: number | null }[]
  tickets?: readonly { id: number; name: string }[]
  task_lists?: readonly { id: number; name: string }[]
  tags?: readonly Tag[]
  tasks?: readonly NewTaskRecord[]
  comments?: readonly NewComment[]
}

/** Adds the records, or replaces those with the same ids, in one transaction. What is not given stays. */
export async function upsertRecords(db: Queries, records: AccountRecords): Promise<void> {
  const { companies = [], contacts = [], deals = [], tickets = [], task_lists = [], tags = [], tasks = [], comments = [] } = records
  await db.transaction(async (tx) => {
    await upsertAll(
      tx,
      tables.companies,
      companies.map(({ id, name, owner_id }) => ({ id, name, owner_id, folded: fold(name) })),
    )
    await upsertAll(
      tx,
      tables.contacts,
      contacts.map(({ id, name, company_id, owner_id }) => ({ id, name, company_id, owner_id, folded: fold(name) })),
    )
    await upsertAll(
      tx,
      tables.companyNumbers,
      companies.flatMap((company) => numbersOf(company, 'company_id')),
    )
    await upsertAll(
      tx,
      tables.contactNumbers,
      contacts.flatMap((contact) => numbersOf(contact, 'contact_id')),
    )
    await upsertAll(tx, tables.deals, deals)
    await upsertAll(tx, tables.tickets, tickets)
    await upsertAll(tx, tables.taskLists, task_lists)
    await upsertAll(
      tx,
      tables.tags,
      tags.map(({ resource_type: _, ...tag }) => ({ ...tag, folded: fold(tag.name) })),
    )
    await upsertAll(
      tx,
      tables.companyTags,
      companies.flatMap(({ id, tag_ids = [] }) => tag_ids.map((tag_id) => ({ company_id: id, tag_id }))),
    )
    await upsertAll(
      tx,
      tables.contactTags,
      contacts.flatMap(({ id, tag_ids = [] }) => tag_ids.map((tag_id) => ({ contact_id: id, tag_id }))),
    )
    await upsertAll(tx, tables.tasks, await withCreators(tx, tasks))
    await upsertAll(tx, tables.taskLinks, tasks.flatMap(linksOf))
    await upsertAll(tx, tables.comments, comments)
  })
}

function numbersOf<K extends 'company_id' | 'contact_id'>(owner: { id: number; numbers?: readonly string[] }, key: K) {
  return (owner.numbers ?? []).map((number, position) => ({ [key]: owner.id, position, number, digits: searchDigits(number) })) as ({
    [key in K]: number
  } & { position: number; number: string; digits: string })[]
}

/** The API does not say who made a task: where that is known here, it stays. */
async function withCreators(tx: Queries, tasks: readonly NewTaskRecord[]) {
  const unsaid = tasks.flatMap(({ id, created_by }) => (created_by === undefined ? [id] : []))
  const rows = await tx.rows<{ id: number; created_by_user_id: number | null; created_by_name: string | null }>(sql`
    select id, created_by_user_id, created_by_name from tasks where id = any(${sql.param(unsaid)}::int[]) and created_by_name is not null`)
  const known = new Map(rows.map(({ id, ...creator }) => [id, creator]))
  return tasks.map((task) => ({ ...taskRow(task), ...known.get(task.id) }))
}

function taskRow(task: NewTaskRecord) {
  const { resource_type: _type, contact_ids: _contacts, company_ids: _companies, deal_ids: _deals, created_by, ...row } = task
  return {
    ...row,
    priority: task.priority ?? '',
    created_by_user_id: created_by?.user_id ?? null,
    created_by_name: created_by?.name ?? null,
    folded: fold(`${task.name} ${task.description ?? ''}`),
  }
}

function linksOf({ id, contact_ids = [], company_ids = [], deal_ids = [] }: NewTaskRecord) {
  const link = (target_type: 'contact' | 'company' | 'deal') => (target_id: number, position: number) => ({
    task_id: id,
    target_type,
    target_id,
    position,
  })
  return [...contact_ids.map(link('contact')), ...company_ids.map(link('company')), ...deal_ids.map(link('deal'))]
}
