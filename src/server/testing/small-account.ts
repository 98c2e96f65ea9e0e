/** A small account for tests of writes: users, numbers, companies, contacts, deals, tickets and lists that point at each other. */
import { sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import { searchDigits } from '#contract/phone-search.ts'
import { localAccount } from '#server/account/local.ts'
import type { Clock } from '#server/clock.ts'
import type { Queries } from '#server/db/connect.ts'
import type { Person } from '#server/http/route.ts'

/** 2023-04-11, noon in Istanbul. */
export const NOW = Date.parse('2023-04-11T09:00:00Z')

export const ADMIN: Person = { role: 'admin', user_id: 1, name: 'Ada Admin', token_id: null }
export const AGENT: Person = { role: 'agent', user_id: 3, name: 'Holly James', token_id: null }

export function fixedClock(now = NOW): Clock & { set(now: number): void } {
  let current = now
  return {
    now: () => current,
    set: (next) => {
      current = next
    },
  }
}

export const accountOn = (db: Queries, clock: Clock = fixedClock()) => localAccount({ db, clock, zone: 'Europe/Istanbul' })

/** Inserts rows given as objects with the same keys; ids go on after theirs. */
async function put(db: Queries, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const names = sql.raw(columns.join(', '))
  const given = sql`jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`
  const insert = sql`insert into ${sql.raw(table)} (${names}) select ${names} from ${given}`
  if (!columns.includes('id')) await db.rows(insert)
  else
    await db.rows(sql`with put as (${insert} returning id)
      select setval(pg_get_serial_sequence(${table}, 'id')::regclass, max(id)) from put where pg_get_serial_sequence(${table}, 'id') is not null`)
}

const AT = '2023-03-31T08:41:58+0000'

/** A user row; ids above 5 are made up by tests that need many. */
export function userRow(id: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const name = ['Ada Admin', 'Satya Nadella', 'Holly James', 'Işıl Şahin', 'Pasif Kişi'][id - 1] ?? `User ${id}`
  return {
    id,
    email: `user${id}@example.com`,
    name,
    full_name: name,
    title: null,
    owner: id === 1,
    locale: 'tr',
    status: id === 5 ? 'passive' : 'active',
    default_number_id: id % 2 === 0 ? 1 : null,
    default_extension_id: null,
    two_factor: false,
    last_logged_in: null,
    created_at: AT,
    updated_at: AT,
    folded: fold(name),
    ...more,
  }
}

export const putUsers = (db: Queries, rows: readonly Record<string, unknown>[]) => put(db, 'users', rows)

/**
 * Users 1 to 5 (5 passive), numbers 1 to 4, companies 1 (no owner), 2 (owner 2), 3 (owner 99, who is gone), contacts 1 (company 1, no
 * owner), 2 (company 2, owner 3), 3 (none), deals 1 (no owner) and 2 (owner 4), ticket 1, task list 4, task 1 about contact 2.
 */
export async function seedSmallAccount(db: Queries): Promise<void> {
  const named = <T extends { name: string }>(row: T) => ({ ...row, folded: fold(row.name) })
  await putUsers(
    db,
    [1, 2, 3, 4, 5].map((id) => userRow(id)),
  )
  await put(
    db,
    'numbers',
    [1, 2, 3, 4].map((id) => ({ id, name: `Line ${id}`, number: `+90850303003${id}` })),
  )
  await put(db, 'companies', [
    named({ id: 1, name: 'Acme', owner_id: null }),
    named({ id: 2, name: 'İnşaat Işık A.Ş.', owner_id: 2 }),
    named({ id: 3, name: '100% Pamuk', owner_id: 99 }),
  ])
  await put(db, 'contacts', [
    named({ id: 1, name: 'Ali Veli', company_id: 1, owner_id: null }),
    named({ id: 2, name: 'Ilgaz Yıldırım', company_id: 2, owner_id: 3 }),
    named({ id: 3, name: 'Nobody Special', company_id: null, owner_id: null }),
  ])
  const number = (contact_id: number, position: number, text: string) => ({
    contact_id,
    position,
    number: text,
    digits: searchDigits(text),
  })
  await put(db, 'contact_numbers', [number(2, 0, '+905326202911'), number(2, 1, '+902123334455'), number(3, 0, '+905551112233')])
  await put(db, 'company_numbers', [{ company_id: 2, position: 0, number: '+902123334400', digits: '902123334400' }])
  await put(db, 'deals', [
    { id: 1, name: 'Small deal', owner_id: null, company_id: 1 },
    { id: 2, name: 'Big deal', owner_id: 4, company_id: 2 },
  ])
  await put(db, 'tickets', [{ id: 1, name: 'No sound' }])
  await put(db, 'task_lists', [{ id: 4, name: 'Sales' }])
  const task = { description: null, due_date: null, done: false, done_at: null, assign_to: 2, priority: 'low', task_list_id: 4 }
  await put(db, 'tasks', [named({ id: 1, name: 'Call back', ...task, created_at: AT, updated_at: AT })])
  await put(db, 'task_links', [{ task_id: 1, target_type: 'contact', target_id: 2, position: 0 }])
}

/** How many rows of these tables there are: what a refused write must leave as it was. */
export async function rowCounts(db: Queries): Promise<Record<string, number>> {
  const tables = [
    'tasks',
    'task_links',
    'comments',
    'tags',
    'contact_tags',
    'company_tags',
    'audit',
    'idempotency',
    'number_changes',
    'number_change_rows',
    'views',
    'callback_work',
  ]
  const counts = tables.map((table) => sql`select ${table} as name, count(*)::int as rows from ${sql.raw(table)}`)
  const rows = await db.rows<{ name: string; rows: number }>(sql.join(counts, sql` union all `))
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]))
}
