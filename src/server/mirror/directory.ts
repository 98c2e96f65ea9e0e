/** Everything but calls: users, teams, greetings, extensions, numbers and tasks, read whole now and then. */
import { sql } from 'drizzle-orm'
import type { Queries } from '../db/connect.ts'
import { announceChange } from '../live/live.ts'
import { upsertRecords } from '../resources/directory/records.ts'
import { upsertDirectory } from '../resources/directory/store.ts'
import type { Ask, DirectoryOf, DirectoryResource, Read, Upstream } from '../upstream/upstream.ts'
import { setAside, takeBack } from './set-aside.ts'

export const DIRECTORY = ['users', 'numbers', 'teams', 'greetings', 'extensions', 'tasks'] as const satisfies readonly DirectoryResource[]

/** Pages of one listing at most: beyond, something is wrong with its end. */
const MOST_PAGES = 5_000

/** What an id of ours can be. */
const MOST_ID = 2 ** 31 - 1

type Bad<R extends DirectoryResource> = Extract<Read<DirectoryOf[R]>, { ok: false }>

/**
 * One reading of one resource, a page at a time: what was read is stored when its last page was. Where something that is known was not
 * listed, all is read once more first: a record moves to a page that was read already when one before it goes, and one that was made
 * meanwhile is on a page that was read before.
 */
export interface Reading {
  readonly resource: DirectoryResource
  /** Reads the next page; true when that was the last. */
  step(): Promise<boolean>
  /** Pages of the listing read so far. */
  readonly pages: number
}

/** `now` gives milliseconds since 1970. */
export function readingOf<R extends DirectoryResource>(db: Queries, upstream: Upstream, ask: Ask, resource: R, now: () => number): Reading {
  const records = new Map<number, { record: DirectoryOf[R]; raw: string }>()
  const bad: Bad<R>[] = []
  let pages = 0
  const began = now()
  let again = false
  return {
    resource,
    get pages() {
      return pages
    },
    async step() {
      const answer = await upstream.directoryPage(ask, resource, pages + 1)
      pages += 1
      for (const read of answer.records) {
        if (read.ok) records.set(read.record.id, read)
        else bad.push(read)
      }
      if (!answer.last && pages < MOST_PAGES) return false
      if (answer.last && !again && (await isMissing(db, resource, listedIn(records, bad)))) {
        again = true
        pages = 0
        bad.length = 0
        return false
      }
      await storeAll(db, resource, records, bad, { began, now: now(), whole: answer.last })
      return true
    },
  }
}

/** Stores a listing; what is not in it is marked as gone, unless its end was not found (`whole`). */
async function storeAll<R extends DirectoryResource>(
  db: Queries,
  resource: R,
  records: ReadonlyMap<number, { record: DirectoryOf[R]; raw: string }>,
  bad: readonly Bad<R>[],
  { began, now, whole }: { began: number; now: number; whole: boolean },
): Promise<void> {
  await db.transaction(async (tx) => {
    const newer = await changedSince(tx, resource, began)
    const all = [...records.values()].filter(({ record }) => !newer.includes(record.id))
    const changed = await keepRaw(tx, resource, all)
    // Storing takes the mark from what is listed, but does not tell from how many.
    const marks = whole ? await markGone(tx, resource, listedIn(records, bad), now) : 0
    await store(
      tx,
      resource,
      all.map(({ record }) => record),
    )
    await setAside(
      tx,
      bad.map((record) => ({ ...record, resource })),
      now,
    )
    await takeBack(tx, [resource], [...records.keys()].map(String))
    if (changed + marks > 0) await announceChange(tx, resource === 'tasks' ? 'tasks' : 'users')
  })
}

/** The ids that were listed, also of what could not be read. */
function listedIn(records: ReadonlyMap<number, unknown>, bad: readonly { key: string }[]): number[] {
  return [...records.keys(), ...bad.map(({ key }) => Number(key)).filter((id) => Number.isInteger(id) && Math.abs(id) <= MOST_ID)]
}

/** Whether anything is known, and not known to be gone, that is not among those listed. */
async function isMissing(db: Queries, resource: DirectoryResource, listed: readonly number[]): Promise<boolean> {
  const missing = await db.rows(sql`
    select id from ${sql.identifier(resource)} where gone_at is null and id <> all(${sql.param([...listed])}::int[]) limit 1`)
  return missing.length > 0
}

/** Clocks may differ by so many milliseconds. */
const TOLERANCE = 60_000

/** What was written here while the account was being read: what it said of these may be older. The next reading tells. */
async function changedSince(tx: Queries, resource: DirectoryResource, began: number): Promise<number[]> {
  if (resource !== 'users' && resource !== 'tasks') return []
  const rows = await tx.rows<{ id: number }>(sql`
    select id from ${sql.identifier(resource)} where updated_at >= ${new Date(began - TOLERANCE).toISOString()}
      and exists (select from audit where target_type = ${resource === 'users' ? 'user' : 'task'} and target_id = ${sql.identifier(resource)}.id
        and at >= ${new Date(began - TOLERANCE).toISOString()})`)
  return rows.map(({ id }) => id)
}

/**
 * Throws where the users the account lists first are none of those that are known: the token is that of another account now, whose calls
 * have no place here.
 */
export async function refuseOtherAccount(db: Queries, upstream: Upstream, ask: Ask): Promise<void> {
  const known = await db.rows<{ id: number; email: string }>(sql`select id, email from users where gone_at is null`)
  if (known.length === 0) return
  const emails = new Map(known.map(({ id, email }) => [id, email]))
  const { records } = await upstream.directoryPage(ask, 'users', 1)
  if (!records.some((read) => read.ok && emails.get(read.record.id) === read.record.email))
    throw new Error('The token belongs to another Hipcall account than the one that is mirrored into this database.')
}

/** Keeps the answers as they came; returns how many are another than before. */
async function keepRaw(
  tx: Queries,
  resource: DirectoryResource,
  records: readonly { record: { id: number }; raw: string }[],
): Promise<number> {
  if (records.length === 0) return 0
  const rows = records.map(({ record, raw }) => ({ id: record.id, answer: raw }))
  const changed = await tx.rows<{ id: number }>(sql`
    insert into record_raw as known (resource, id, answer)
    select ${resource}::text, id, answer::jsonb from json_to_recordset(${JSON.stringify(rows)}::json) as r (id integer, answer text)
    on conflict (resource, id) do update set answer = excluded.answer where known.answer <> excluded.answer returning id`)
  return changed.length
}

async function store<R extends DirectoryResource>(tx: Queries, resource: R, records: readonly DirectoryOf[R][]): Promise<void> {
  if (records.length === 0) return
  if (resource === 'tasks') await upsertRecords(tx, { tasks: records as readonly DirectoryOf['tasks'][] })
  else await upsertDirectory(tx, { [resource]: records })
}

/** Marks what was not listed, and takes the mark from what is listed again. Returns how many marks changed. */
async function markGone(tx: Queries, resource: DirectoryResource, listed: readonly number[], now: number): Promise<number> {
  const table = sql.identifier(resource)
  const ids = sql`${sql.param([...listed])}::int[]`
  const rows = await tx.rows(sql`
    update ${table} set gone_at = case when id = any(${ids}) then null else ${new Date(now).toISOString()}::timestamptz end
    where (gone_at is not null) = (id = any(${ids})) returning id`)
  return rows.length
}
