import { sql } from 'drizzle-orm'
import { fold } from '#contract/fold.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import type { TagTarget } from '../../account/account.ts'
import { recordChange } from '../../account/record.ts'
import { lockTarget } from '../../account/targets.ts'
import type { Queries } from '../../db/connect.ts'
import type { Person } from '../../http/route.ts'
import { TAGGED, tagsOf } from '../tags-of.ts'

/** Any number of our own will do. */
const TAGS_LOCK = 7_283_005

const namesOf = (tags: readonly Tag[]) => tags.map(({ name }) => name)

/**
 * Adds or replaces tags that have their ids elsewhere. Folded names are unique here and need not be there: one that another id has
 * already gets its own id after its folded name.
 */
async function upsertTags(tx: Queries, tags: readonly Tag[]): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${TAGS_LOCK}::bigint)`)
  for (const { id, name, tag_type, color, description } of tags) {
    const folded = fold(name)
    const [taken] = await tx.rows(sql`select 1 from tags where folded = ${folded} and id <> ${id}`)
    await tx.rows(sql`
      insert into tags (id, name, folded, tag_type, color, description)
      values (${id}, ${name}, ${taken === undefined ? folded : `${folded} ${id}`}, ${tag_type}, ${color}, ${description})
      on conflict (id) do update set name = excluded.name, folded = excluded.folded, tag_type = excluded.tag_type,
        color = excluded.color, description = excluded.description`)
  }
}

/** Who did it, and when (ISO 8601). */
interface By {
  person: Person
  at: string
}

/** Makes `tags` all the tags of the target, in the transaction `tx`, where a person added some by these names. Gives them by name. */
export async function storeTags(tx: Queries, target: TagTarget, tags: readonly Tag[], asked: readonly string[], by: By): Promise<Tag[]> {
  await lockTarget(tx, target.type, target.id)
  const before = await tagsOf(tx, target)
  await upsertTags(tx, tags)
  const { table, column } = TAGGED[target.type]
  const ids = sql`${sql.param(tags.map(({ id }) => id))}::int[]`
  await tx.rows(sql`delete from ${table} where ${column} = ${target.id} and tag_id <> all(${ids})`)
  await tx.rows(sql`
    insert into ${table} (${column}, tag_id, created_at) select ${target.id}::int, id, ${by.at}::timestamptz from unnest(${ids}) as id
    on conflict do nothing`)
  const after = await tagsOf(tx, target)
  const [had, wanted] = [new Set(before.map(({ id }) => id)), new Set(asked.map(fold))]
  const added = after.filter(({ id, name }) => !had.has(id) && wanted.has(fold(name)))
  if (added.length > 0) {
    await recordChange(tx, by.person, by.at, {
      action: 'tag.add',
      target,
      before: { tags: namesOf(before) },
      after: { tags: namesOf(after), added: namesOf(added) },
    })
  }
  return after
}

/** Takes a tag from the target, in the transaction `tx`, and writes that down, whether or not it was known here that the target had it. */
export async function storeTagRemoval(tx: Queries, target: TagTarget, tagId: number, { person, at }: By): Promise<void> {
  await lockTarget(tx, target.type, target.id)
  const before = await tagsOf(tx, target)
  const [tag] = await tx.rows<{ name: string }>(sql`select name from tags where id = ${tagId}`)
  const { table, column } = TAGGED[target.type]
  await tx.rows(sql`delete from ${table} where ${column} = ${target.id} and tag_id = ${tagId}`)
  await recordChange(tx, person, at, {
    action: 'tag.remove',
    target,
    before: { tags: namesOf(before) },
    after: { tags: namesOf(before.filter(({ id }) => id !== tagId)), removed: [tag?.name ?? `Tag ${tagId}`] },
  })
}
