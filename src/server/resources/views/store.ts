import { type SQL, sql } from 'drizzle-orm'
import { may } from '#contract/dashboard/roles.ts'
import { MOST_VIEWS, type View, type ViewCreate, type ViewScreen, type ViewUpdate } from '#contract/dashboard/views.ts'
import { fold } from '#contract/fold.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { recordChange } from '../../account/record.ts'
import type { Queries } from '../../db/connect.ts'
import { wireTime } from '../../db/wire-time.ts'
import { HttpError } from '../../http/errors.ts'
import { whose } from '../../http/idempotency.ts'
import type { Person } from '../../http/route.ts'
import { normalSearch } from './normal-search.ts'

interface ViewRow {
  id: number
  owner: string
  owner_user_id: number | null
  owner_name: string
  screen: ViewScreen
  name: string
  search: string
  shared: boolean
  updated_at: string
}

const COLUMNS = sql`id, owner, owner_user_id, owner_name, screen, name, search, shared, updated_at`

/** A name that folds to nothing stands for itself. */
const folded = (name: string) => fold(name) || name

function toView(row: ViewRow, person: Person): View {
  const mine = row.owner === whose(person)
  return {
    resource_type: 'view',
    id: row.id,
    screen: row.screen,
    name: row.name,
    search: row.search,
    shared: row.shared,
    owner: { user_id: row.owner_user_id, name: row.owner_name },
    mine,
    may_change: mine || may(person.role, 'view.share'),
    updated_at: wireTime(row.updated_at),
  }
}

/** What this person can see. */
const visibleTo = (person: Person): SQL => sql`(owner = ${whose(person)} or shared)`

/** The person's own views and the shared ones, by name; all, or those of one screen. */
export async function viewsOf(queries: Queries, person: Person, screen: ViewScreen | undefined): Promise<View[]> {
  const rows = await queries.rows<ViewRow>(sql`
    select ${COLUMNS} from views
    where ${visibleTo(person)} and ${screen === undefined ? sql`true` : sql`screen = ${screen}`}
    order by folded collate "C", id`)
  return rows.map((row) => toView(row, person))
}

/** Of this owner's views one is written at a time. */
async function lockOwner(tx: Queries, owner: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`views of ${owner}`}, 0))`)
}

async function refuseTaken(tx: Queries, owner: string, screen: ViewScreen, name: string, except: number | null): Promise<void> {
  const taken = await tx.rows(sql`select 1 from views
    where owner = ${owner} and screen = ${screen} and folded = ${folded(name)} and id is distinct from ${except}::int`)
  if (taken.length > 0) throw new HttpError(409, `There is a view with the name “${name}” here already.`)
}

function refuseSharing(person: Person): void {
  if (!may(person.role, 'view.share')) throw new HttpError(403, 'Sharing a view needs the role supervisor.')
}

/** What the audit trail keeps of a view: always its name and whether it is shared. */
const told = ({ name, shared }: ViewRow, more: Record<string, unknown> = {}) => ({ name, shared, ...more })

/** Saves a view, in the transaction `tx`. Throws a 403, 409 or 422. */
export async function createView(tx: Queries, view: ViewCreate, person: Person, now: number): Promise<View> {
  const { screen, name, shared = false } = view
  const search = normalSearch(screen, view.search)
  if (shared) refuseSharing(person)
  const owner = whose(person)
  const at = formatTimestamp(now)
  await lockOwner(tx, owner)
  await refuseTaken(tx, owner, screen, name, null)
  const [count] = await tx.rows<{ views: number }>(sql`select count(*)::int as views from views where owner = ${owner}`)
  if ((count?.views ?? 0) >= MOST_VIEWS) throw new HttpError(409, `You have ${MOST_VIEWS} views, and that is the most. Delete one first.`)
  const [row] = await tx.rows<ViewRow>(sql`
    insert into views (owner, owner_user_id, owner_name, screen, name, folded, search, shared, created_at, updated_at)
    values (${owner}, ${person.user_id}, ${person.name}, ${screen}, ${name}, ${folded(name)}, ${search}, ${shared}, ${at}, ${at})
    returning ${COLUMNS}`)
  if (row === undefined) throw new Error('the view was not stored')
  if (shared) {
    const target = { type: 'view', id: row.id } as const
    await recordChange(tx, person, at, { action: 'view.create', target, before: null, after: told(row, { screen, search }) })
  }
  return toView(row, person)
}

/** The view, held for a change by this person. Throws a 404 where they cannot see it, a 403 where they may not change it. */
async function holdView(tx: Queries, id: number, person: Person): Promise<ViewRow> {
  const find = (): Promise<ViewRow[]> => tx.rows(sql`select ${COLUMNS} from views where id = ${id} and ${visibleTo(person)}`)
  const [seen] = await find()
  if (seen !== undefined) await lockOwner(tx, seen.owner)
  // What it is now that nobody else writes it.
  const [row] = seen === undefined ? [] : await find()
  if (row === undefined) throw new HttpError(404, `There is no view ${id}.`)
  if (!toView(row, person).may_change)
    throw new HttpError(403, `This view belongs to ${row.owner_name}. Changing it needs the role supervisor.`)
  return row
}

/** Changes a view, in the transaction `tx`. Throws a 403, 404, 409 or 422. */
export async function updateView(tx: Queries, id: number, change: ViewUpdate, person: Person, now: number): Promise<View> {
  const before = await holdView(tx, id, person)
  const name = change.name ?? before.name
  const shared = change.shared ?? before.shared
  const search = change.search === undefined ? before.search : normalSearch(before.screen, change.search)
  if (shared && !before.shared) refuseSharing(person)
  if (name === before.name && shared === before.shared && search === before.search) return toView(before, person)
  await refuseTaken(tx, before.owner, before.screen, name, id)
  const at = formatTimestamp(now)
  const [after] = await tx.rows<ViewRow>(sql`
    update views set name = ${name}, folded = ${folded(name)}, search = ${search}, shared = ${shared}, updated_at = ${at}
    where id = ${id} returning ${COLUMNS}`)
  if (after === undefined) throw new Error('the view was not changed')
  if (before.shared || after.shared) {
    const searches = search === before.search ? [{}, {}] : [{ search: before.search }, { search }]
    const target = { type: 'view', id } as const
    await recordChange(tx, person, at, {
      action: 'view.update',
      target,
      before: told(before, searches[0]),
      after: told(after, searches[1]),
    })
  }
  return toView(after, person)
}

/** Deletes a view, in the transaction `tx`. Throws a 403 or 404. */
export async function deleteView(tx: Queries, id: number, person: Person, now: number): Promise<void> {
  const before = await holdView(tx, id, person)
  await tx.rows(sql`delete from views where id = ${id}`)
  if (!before.shared) return
  await recordChange(tx, person, formatTimestamp(now), {
    action: 'view.delete',
    target: { type: 'view', id },
    before: told(before, { screen: before.screen, search: before.search }),
    after: null,
  })
}
