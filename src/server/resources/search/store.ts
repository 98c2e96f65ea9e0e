import { type SQL, sql } from 'drizzle-orm'
import type { SearchKind, SearchQuery, SearchResult } from '#contract/dashboard/search.ts'
import { SEARCH_KINDS } from '#contract/dashboard/search.ts'
import { fold } from '#contract/fold.ts'
import { parseNumberSearch } from '#contract/phone-search.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { likePattern } from '../like.ts'

const SHOWN = 8

/** What was typed, as conditions: every word is somewhere in the name, or the number fits. */
interface Typed {
  text: string
  limit: number
  named: (folded: SQL) => SQL
  /** Undefined where it cannot be part of a number. */
  dialled: ((digits: SQL) => SQL) | undefined
}

function readTyped(query: SearchQuery): Typed {
  const text = fold(query.q)
  const words = text.split(' ')
  const number = parseNumberSearch(query.q)
  const patterns = [...(number?.contains ?? []).map((part) => `%${part}%`), ...(number?.startsWith ?? []).map((start) => `${start}%`)]
  return {
    text,
    limit: query.limit ?? SHOWN,
    named: (folded) =>
      sql.join(
        words.map((word) => sql`${folded} like ${`%${likePattern(word)}%`}`),
        sql` and `,
      ),
    dialled: patterns.length === 0 ? undefined : (digits) => sql`${digits} like any(${sql.param(patterns)}::text[])`,
  }
}

/** Names that begin with the text, then names that hold it, then what only its number brought. */
function bestFirst(typed: Typed, folded: SQL): SQL {
  return sql`${folded} like ${`${likePattern(typed.text)}%`} desc, (${typed.named(folded)}) desc, ${folded}`
}

/** Contacts or companies by name or number. */
function namedOrDialled<T>(queries: Queries, typed: Typed, kind: 'contact' | 'company', more: SQL): Promise<T[]> {
  const { table, numbers, owner } =
    kind === 'contact'
      ? { table: sql`contacts`, numbers: sql`contact_numbers`, owner: sql`contact_id` }
      : { table: sql`companies`, numbers: sql`company_numbers`, owner: sql`company_id` }
  const fits = typed.dialled?.(sql`digits`)
  const byNumber = fits === undefined ? sql`` : sql`union select ${owner} from ${numbers} where ${fits}`
  return queries.rows<T>(sql`
    select c.id, c.name, ${more}
      (select number from ${numbers} where ${owner} = c.id order by ${fits === undefined ? sql`` : sql`${fits} desc,`} position limit 1) as number
    from ${table} c where c.id in (select id from ${table} where ${typed.named(sql`folded`)} ${byNumber})
    order by ${bestFirst(typed, sql`c.folded`)}, c.id limit ${typed.limit}`)
}

async function tasksNamed(queries: Queries, typed: Typed): Promise<SearchResult['tasks']> {
  const rows = await queries.rows<{ id: number; name: string; done: boolean; due_date: string | null }>(sql`
    select id, name, done, due_date from tasks where gone_at is null and ${typed.named(sql`folded`)}
    order by ${bestFirst(typed, sql`folded`)}, id desc limit ${typed.limit}`)
  return rows.map((row) => ({ ...row, due_date: wireTime(row.due_date) }))
}

/** What fits the text, best first; nothing for an empty text. */
export async function searchAll(queries: Queries, query: SearchQuery): Promise<SearchResult> {
  const typed = readTyped(query)
  const kinds: readonly SearchKind[] = query.kinds === undefined || query.kinds.length === 0 ? SEARCH_KINDS : query.kinds
  const wanted = (kind: SearchKind) => typed.text !== '' && kinds.includes(kind)
  const company = sql`(select name from companies where id = c.company_id) as company_name,`
  return {
    contacts: wanted('contacts') ? await namedOrDialled(queries, typed, 'contact', company) : [],
    companies: wanted('companies') ? await namedOrDialled(queries, typed, 'company', sql``) : [],
    tasks: wanted('tasks') ? await tasksNamed(queries, typed) : [],
  }
}
