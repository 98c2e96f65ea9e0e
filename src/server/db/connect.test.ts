import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#server/testing/database.ts'
import { DirectoryLockedError, lockDirectory } from './lock.ts'
import { migrate, migrations } from './migrate.ts'
import { SAME_PLAN } from './plans.ts'
import { numbers, settings } from './schema.ts'
import { upsertAll } from './upsert.ts'
import { wireTime } from './wire-time.ts'

describe('both databases', () => {
  const on = testDatabase()

  it('give the same values for the same SQL', async () => {
    const [row] = await on.db.rows(sql`select ${sql.param([1, 2])}::int[] as ids, ${'2023-03-31T11:41:58+0300'}::timestamptz as at,
      ${'{"a":[null]}'}::jsonb as json, null::jsonb as none, true as yes, 7::smallint as small, ${null}::text as text,
      json_build_array(1, 'ş') as list, date '2023-03-31' as day, 5::bigint as big, array['a', 'b, "c"', null]::text[] as texts,
      '{}'::int[] as empty`)
    expect(row).toEqual({
      ids: [1, 2],
      at: '2023-03-31 08:41:58+00',
      json: { a: [null] },
      none: null,
      yes: true,
      small: 7,
      text: null,
      list: [1, 'ş'],
      day: '2023-03-31',
      big: '5',
      texts: ['a', 'b, "c"', null],
      empty: [],
    })
    expect(wireTime('2023-03-31 08:41:58+00')).toBe('2023-03-31T08:41:58+0000')
  })

  it('read every parameter as it was meant', async () => {
    const texts = ['a', 'b, "c"', '\\', '{}', '', 'NULL', null, 'ş\n']
    const [row] =
      await on.db.rows(sql`select ${sql.param(texts)}::text[] as texts, ${sql.param([])}::int[] as empty, ${false}::boolean as no,
      ${2 ** 40}::bigint as big, ${1.5}::float8 as half, ${{ a: [1, 'ş'] }}::jsonb as json, ${''}::text as nothing`)
    expect(row).toEqual({ texts, empty: [], no: false, big: String(2 ** 40), half: 1.5, json: { a: [1, 'ş'] }, nothing: '' })
  })

  it('say how many rows a statement changed, and what was wrong with it', async () => {
    await on.db.rows(sql`insert into settings (key, value) values ('a', '1'), ('b', '2')`)
    expect(await on.db.rows(sql`update settings set value = '3' where key = 'nobody' returning key`)).toEqual([])
    await expect(on.db.rows(sql`insert into settings (key, value) values ('a', '1')`)).rejects.toMatchObject({
      cause: { code: '23505', constraint: 'settings_pkey' },
    })
  })

  it('answer what is asked again: after it failed, after many other statements, after its table was changed', async () => {
    const half = (by: number) => on.db.rows(sql`select 10 / ${by}::int as half`)
    expect(await half(2)).toEqual([{ half: 5 }])
    await expect(half(0)).rejects.toMatchObject({ cause: { code: '22012' } })
    await expect(half(0)).rejects.toMatchObject({ cause: { code: '22012' } })
    expect(await half(5)).toEqual([{ half: 2 }])
    const wrong = () => on.db.rows(sql`select nothing from nowhere`)
    await expect(wrong()).rejects.toMatchObject({ cause: { code: '42P01' } })
    await expect(wrong()).rejects.toMatchObject({ cause: { code: '42P01' } })
    for (let at = 0; at < 1_200; at += 1) await on.db.rows(sql`select ${sql.raw(String(at))} as at`)
    expect(await half(1)).toEqual([{ half: 10 }])
    await on.db.transaction(async (tx) => {
      await tx.rows(sql`create table changing (a int) `)
      const read = () => tx.rows(sql`select a from changing`)
      expect(await read()).toEqual([])
      await tx.rows(sql`alter table changing add column b int default 1`)
      await tx.rows(sql`insert into changing (a) values (3)`)
      expect(await read()).toEqual([{ a: 3 }])
      await tx.rows(sql`drop table changing`)
    })
  })

  it('answer a statement that is planned once as any other, and plan the others as before', async () => {
    const mode = async () => (await on.db.rows<{ mode: string }>(sql`select current_setting('plan_cache_mode') as mode`))[0]?.mode
    const before = await mode()
    const half = (by: number) => on.db.rows(sql`${SAME_PLAN} select 10 / ${by}::int as half`)
    for (const by of [2, 5, 1]) expect(await half(by)).toEqual([{ half: 10 / by }])
    await expect(half(0)).rejects.toMatchObject({ cause: { code: '22012' } })
    expect(await half(10)).toEqual([{ half: 1 }])
    const wrong = () => on.db.rows(sql`${SAME_PLAN} select nothing from nowhere`)
    for (let time = 0; time < 2; time += 1) {
      expect(await mode()).toBe(before)
      await expect(wrong()).rejects.toMatchObject({ cause: { code: '42P01' } })
    }
    const fails = on.db.transaction(async (tx) => {
      await tx.rows(sql`${SAME_PLAN} select 1 as one`)
      throw new Error('no')
    })
    await expect(fails).rejects.toThrow('no')
    const changed = await on.db.rows(sql`${SAME_PLAN} insert into settings (key, value) values ('planned', '1') returning key`)
    expect(changed).toEqual([{ key: 'planned' }])
    expect(await mode()).toBe(before)
  })

  it('roll a transaction back, and a part of one', async () => {
    const keys = async () => (await on.db.orm.select().from(settings)).map(({ key }) => key)
    const fails = on.db.transaction(async (tx) => {
      await tx.orm.insert(settings).values({ key: 'a', value: 1 })
      throw new Error('no')
    })
    await expect(fails).rejects.toThrow('no')
    await on.db.transaction(async (tx) => {
      await tx.orm.insert(settings).values({ key: 'b', value: 1 })
      await tx
        .transaction(async (inner) => {
          await inner.orm.insert(settings).values({ key: 'c', value: 1 })
          throw new Error('not this')
        })
        .catch(() => undefined)
    })
    expect(await keys()).toEqual(['b'])
  })

  it('keep what is asked at once out of a transaction that is under way', async () => {
    const counts = async (db: Pick<typeof on.db, 'orm'>) => (await db.orm.select().from(settings)).length
    const seen: Promise<number>[] = []
    await on.db.transaction(async (tx) => {
      await tx.orm.insert(settings).values({ key: 'a', value: 1 })
      seen.push(counts(on.db))
      if (on.db.kind === 'server') await seen[0]
      await tx.orm.insert(settings).values({ key: 'b', value: 1 })
      expect(await counts(tx)).toBe(2)
    })
    await Promise.all([1, 2, 3].map((key) => on.db.transaction((tx) => tx.orm.insert(settings).values({ key: `c${key}`, value: key }))))
    expect(await seen[0]).toBe(on.db.kind === 'server' ? 0 : 2)
    expect(await counts(on.db)).toBe(5)
    await expect(on.db.rows(sql`select nothing`)).rejects.toThrow()
    expect(await on.db.rows(sql`select 1 as one`)).toEqual([{ one: 1 }])
  })

  it('let ids go on after those that were given', async () => {
    await upsertAll(on.db, numbers, [{ id: 41, name: 'a', number: '1' }])
    await upsertAll(on.db, numbers, [{ id: 41, name: 'b', number: '1' }])
    const added = await on.db.orm.insert(numbers).values({ name: 'c', number: '2' }).returning()
    expect(added).toEqual([{ id: 42, name: 'c', number: '2', gone_at: null }])
    expect(await on.db.orm.select().from(numbers)).toHaveLength(2)
  })

  it('are migrated once, and say so where a migration was changed or is of a newer version', async () => {
    await migrate(on.db)
    const [{ name, checksum } = { name: '', checksum: '' }] = migrations()
    await on.db.rows(sql`update schema_migrations set checksum = 'other' where name = ${name}`)
    await expect(migrate(on.db)).rejects.toThrow(/changed after/)
    await on.db.rows(sql`update schema_migrations set checksum = ${checksum} where name = ${name}`)
    await on.db.rows(sql`insert into schema_migrations (name, checksum) values ('9999_later', 'x')`)
    await expect(migrate(on.db)).rejects.toThrow(/newer/)
    await on.db.rows(sql`delete from schema_migrations where name = '9999_later'`)
    await migrate(on.db)
  })
})

describe('lockDirectory', () => {
  let directory = ''
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'santral-lock-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('keeps everybody else out until it is released', async () => {
    const release = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryLockedError)
    await expect(lockDirectory(directory)).rejects.toThrow(new RegExp(`process ${process.pid}`))
    await release()
    await (await lockDirectory(directory))()
  })

  it('takes over at once from a process that was killed, and from nobody else', async () => {
    await (await lockDirectory(directory))()
    const leave = (holder: unknown) => writeFile(join(directory, 'lock-holder.json'), JSON.stringify(holder))
    await mkdir(join(directory, 'lock'))
    await leave({ pid: 2 ** 22 + 1, host: `${hostname()}.elsewhere` })
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryLockedError)
    await leave({ pid: 2 ** 22 + 1, host: hostname() })
    await (await lockDirectory(directory))()
  })
})
