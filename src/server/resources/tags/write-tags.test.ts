import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { fold } from '#contract/fold.ts'
import type { TagTarget } from '#server/account/account.ts'
import { testDatabase } from '#server/testing/database.ts'
import { AGENT, accountOn, rowCounts, seedSmallAccount } from '#server/testing/small-account.ts'
import { suggestedTags } from './suggest-tags.ts'

const on = testDatabase()
beforeEach(() => seedSmallAccount(on.db))

const contact: TagTarget = { type: 'contact', id: 2 }
const add = (target: TagTarget, ...names: string[]) => accountOn(on.db).addTags(target, names, { person: AGENT })
const remove = (target: TagTarget, id: number) => accountOn(on.db).removeTag(target, id, { person: AGENT })

describe('tags', () => {
  it('are made when new, with a colour, and answered all together by name', async () => {
    await add(contact, 'VIP')
    const tags = await add(contact, 'İstanbul', 'çok konuşan')
    expect(tags.map(({ name }) => name)).toEqual(['çok konuşan', 'İstanbul', 'VIP'])
    expect(tags[0]).toEqual({
      resource_type: 'tag',
      id: tags[0]?.id,
      name: 'çok konuşan',
      tag_type: null,
      color: tags[0]?.color,
      description: null,
    })
    for (const tag of tags) expect(tag.color).toMatch(/^#[0-9a-f]{6}$/)
  })

  it('are the same without regard to case and Turkish letters; adding twice changes nothing', async () => {
    await add(contact, 'Iğdır')
    const before = await rowCounts(on.db)
    const again = await add(contact, 'IĞDIR', 'iğdir', 'İĞDİR ')
    expect(again.map(({ name }) => name)).toEqual(['Iğdır'])
    expect(await rowCounts(on.db)).toEqual(before)
    expect((await add({ type: 'company', id: 2 }, 'ığdır'))[0]?.id).toBe(again[0]?.id)
  })

  it('are written down with before and after', async () => {
    await add(contact, 'a1')
    const [first] = await add(contact, 'b1', 'a1')
    await remove(contact, first?.id ?? 0)
    const rows = await on.db.rows(sql`select action, target_type, target_id, before, after from audit order by id`)
    const target = { target_type: 'contact', target_id: 2 }
    expect(rows).toEqual([
      { action: 'tag.add', ...target, before: { tags: [] }, after: { tags: ['a1'], added: ['a1'] } },
      { action: 'tag.add', ...target, before: { tags: ['a1'] }, after: { tags: ['a1', 'b1'], added: ['b1'] } },
      { action: 'tag.remove', ...target, before: { tags: ['a1', 'b1'] }, after: { tags: ['b1'], removed: ['a1'] } },
    ])
  })

  it('are refused for who is not there, and where no letter is left', async () => {
    await expect(add({ type: 'company', id: 77 }, 'x')).rejects.toMatchObject({ status: 404 })
    await expect(add(contact, 'good', '\u0301')).rejects.toMatchObject({ status: 422, fields: { 'tags.1': expect.any(Array) } })
    expect(await rowCounts(on.db)).toMatchObject({ tags: 0, contact_tags: 0, audit: 0 })
    const [tag] = await add(contact, 'x')
    await expect(remove({ type: 'company', id: 2 }, tag?.id ?? 0)).rejects.toMatchObject({ status: 404 })
    await remove(contact, tag?.id ?? 0)
    await expect(remove(contact, tag?.id ?? 0)).rejects.toMatchObject({ status: 404 })
  })

  it('hold one tag for each folded name, whatever is added in whatever spelling', async () => {
    const spelling = fc.constantFrom(
      'İzmir',
      'izmir',
      'IZMIR',
      'ızmır',
      'Ankara',
      'ANKARA',
      'şişli',
      'SISLI',
      'Şişli',
      '100%',
      'a_b',
      'ß',
      'SS',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(spelling, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 2, 3), async (names, id) => {
        const tags = await add({ type: 'contact', id }, ...names)
        const folds = tags.map(({ name }) => fold(name))
        expect(new Set(folds).size).toBe(folds.length)
        for (const name of names) expect(folds).toContain(fold(name))
        expect(await add({ type: 'contact', id }, ...names)).toEqual(tags)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('survive many people adding the same new ones at once', async () => {
    const people = Array.from({ length: 12 }, (_, person) =>
      add({ type: person % 2 ? 'contact' : 'company', id: 2 }, ...['x', 'y', 'Z'].sort(() => (person % 3) - 1)),
    )
    await Promise.all(people)
    expect(await rowCounts(on.db)).toMatchObject({ tags: 3, contact_tags: 3, company_tags: 3 })
    const [written] = await on.db.rows<{ added: number }>(sql`select sum(jsonb_array_length(after->'added'))::int as added from audit`)
    expect(written?.added).toBe(6)
  })

  it('are suggested by what was typed: beginnings first, then the most used', async () => {
    await add(contact, 'İade', 'Büyük iade', 'iade_2', 'iadex')
    await add({ type: 'company', id: 1 }, 'Büyük iade', 'iadex')
    const names = async (q: string) => (await suggestedTags(on.db, { q })).map(({ name, uses }) => `${name} ${uses}`)
    expect(await names('İADE')).toEqual(['iadex 2', 'İade 1', 'iade_2 1', 'Büyük iade 2'])
    expect(await names('e_')).toEqual(['iade_2 1'])
    expect(await names('%')).toEqual([])
  })
})
