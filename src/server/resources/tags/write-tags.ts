import { sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import { formatTimestamp } from '#contract/wire.ts'
import type { TagTarget } from '../../account/account.ts'
import { recordChange } from '../../account/record.ts'
import { lockTarget } from '../../account/targets.ts'
import type { Queries } from '../../db/connect.ts'
import { HttpError } from '../../http/errors.ts'
import type { Person } from '../../http/route.ts'
import { TAGGED, tagsOf } from '../tags-of.ts'
import { tagColor } from './colors.ts'
import { storeTagRemoval } from './store-tags.ts'

/** The names to add by their folded form, the first spelling of each; in the order of the folded form, so that two writers never wait for each other. */
function byFold(names: readonly string[]): Map<string, string> {
  const given = new Map<string, string>()
  names.forEach((name, place) => {
    const folded = fold(name)
    if (folded === '') throw new HttpError(422, { [`tags.${place}`]: ['A tag must have a letter or a digit.'] })
    if (!given.has(folded)) given.set(folded, name)
  })
  return new Map([...given].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Makes those tags that are new. A tag that exists in other letters keeps its spelling. */
async function makeTags(tx: Queries, given: ReadonlyMap<string, string>): Promise<void> {
  for (const [folded, name] of given) {
    await tx.rows(sql`
      insert into tags (name, folded, color) values (${name}, ${folded}, ${tagColor(folded)}) on conflict (folded) do nothing`)
  }
}

const namesOf = (tags: readonly Tag[]) => tags.map(({ name }) => name)

/**
 * Adds tags to a contact or company, in the transaction `tx`, and gives all its tags by name. Tags are the same without regard to case and
 * Turkish letters; those it has already change nothing. Throws a 404 where the target does not exist, a 422 for a tag without letters.
 */
export async function addTags(tx: Queries, target: TagTarget, names: readonly string[], person: Person, now: number): Promise<Tag[]> {
  const given = byFold(names)
  const at = formatTimestamp(now)
  await lockTarget(tx, target.type, target.id)
  const before = await tagsOf(tx, target)
  await makeTags(tx, given)
  const { table, column } = TAGGED[target.type]
  const added = await tx.rows<{ tag_id: number }>(sql`
    insert into ${table} (${column}, tag_id, created_at)
    select ${target.id}::int, id, ${at}::timestamptz from tags where folded = any(${sql.param([...given.keys()])}::text[]) order by id
    on conflict do nothing returning tag_id`)
  const after = await tagsOf(tx, target)
  if (added.length === 0) return after
  const ids = new Set(added.map(({ tag_id }) => tag_id))
  await recordChange(tx, person, at, {
    action: 'tag.add',
    target,
    before: { tags: namesOf(before) },
    after: { tags: namesOf(after), added: namesOf(after.filter(({ id }) => ids.has(id))) },
  })
  return after
}

/** Takes a tag away from a contact or company, in the transaction `tx`. Throws a 404 where the target does not exist or does not have it. */
export async function removeTag(tx: Queries, target: TagTarget, tagId: number, person: Person, now: number): Promise<void> {
  await lockTarget(tx, target.type, target.id)
  const held = await tagsOf(tx, target)
  if (!held.some(({ id }) => id === tagId)) throw new HttpError(404, `This ${target.type} does not have tag ${tagId}.`)
  await storeTagRemoval(tx, target, tagId, { person, at: formatTimestamp(now) })
}
