import { parse } from 'csv-parse/sync'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { countCalls, listCalls } from '#contract/dashboard/calls.ts'
import { EXPORT_PATH, getExport } from '#contract/dashboard/exports.ts'
import { ErrorBody, formatTimestamp } from '#contract/wire.ts'
import type { Db } from '#server/db/connect.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { upsertRecords } from '#server/resources/directory/records.ts'
import { createTestApp, type TestApp, testClock } from '#server/testing/app.ts'
import { calling } from '#server/testing/callers.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import type { CdrRow } from '../resources/cdrs/row.ts'
import { csvOf } from './csv.ts'
import type { CallsFile } from './file.ts'
import { FILE_WORDS } from './words.ts'
import { xlsxOf } from './xlsx.ts'

const START = Date.parse('2026-03-29T06:00:00Z')
const KINDS = ['missed', 'answered', 'ours', 'try', 'voicemail', 'closed'] as const

/** 1,200 calls of all kinds, three minutes apart. */
const CALLS: readonly NewCdr[] = Array.from({ length: 1_200 }, (_, index) =>
  calling({
    number: index % 17 === 0 ? null : `+90532${String(index % 40).padStart(7, '0')}`,
    at: formatTimestamp(START + index * 180_000),
    kind: KINDS[index % KINDS.length] ?? 'missed',
    talked: index % 300,
    user_id: 1 + (index % 3),
    contact_id: index % 5 === 0 ? 9 : 0,
  }),
)

async function fill(db: Db): Promise<void> {
  await seedSmallAccount(db)
  await upsertRecords(db, {
    contacts: [{ id: 9, name: '=HYPERLINK("http://x";"Ali; Veli")', company_id: null, owner_id: null, numbers: [] }],
  })
  await insertCdrs(db, [...CALLS])
}

const on = testDatabase(fill)
const app = () => createTestApp(on.db, { clock: testClock('2026-04-01T09:00:00Z') })

const ID = '00000000-0000-4000-9000-00000000000'

async function exported(server: TestApp, query: string): Promise<Uint8Array> {
  const response = await server.as('supervisor', `${EXPORT_PATH}?${query}`)
  expect(response.status, query).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

/** Header and rows of a CSV file, as a program reads them that knows nothing of us. */
function readCsv(bytes: Uint8Array, delimiter: string): string[][] {
  return z.parse(z.array(z.array(z.string())), parse(Buffer.from(bytes), { bom: true, delimiter, relax_column_count: true }))
}

const CELL =
  /<c(?: t="(?<type>\w+)")?(?: s="(?<style>\d)")?(?:\/>|>(?:<is><t xml:space="preserve">(?<text>[^<]*)<\/t><\/is>|<v>(?<number>[^<]*)<\/v>)<\/c>)/g
const unescaped = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** Rows of a sheet; a number where the cell is one. */
function readSheet(bytes: Uint8Array, number: number): (string | number | null)[][] {
  const part = unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`] ?? expect.unreachable(`no sheet ${number}`)
  return [...strFromU8(part).matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(CELL)].map(({ groups = {} }) =>
      groups.text === undefined ? (groups.number === undefined ? null : Number(groups.number)) : unescaped(groups.text),
    ),
  )
}

/** All calls of a filter, page after page, as the screen reads them. */
async function onScreen(server: TestApp, query: string) {
  const calls = []
  let after: string | null = ''
  while (after !== null) {
    const response = await server.as('supervisor', `/api/dashboard/calls?${query}&per_page=200${after === '' ? '' : `&after=${after}`}`)
    const page = z.parse(listCalls.answer, await response.json())
    calls.push(...page.data)
    after = page.meta.next_cursor ?? null
  }
  return calls
}

describe('a file of calls', () => {
  it.each([
    '',
    'missing_call=true',
    'period=yesterday',
    'outcome=answered,voicemail&sort=call_duration',
    'q=5320000007',
    'users=2&sort=started_at',
    'started_from=2026-03-30&started_to=2026-03-30&direction=outbound',
    'contact_id=9&min_talked=60',
    'started_from=2031-01-01',
  ])('has what the screen has: %s', async (query) => {
    const server = createTestApp(on.db, { clock: testClock('2026-04-01T09:00:00Z'), rateLimit: 1_000 })
    const calls = await onScreen(server, query)
    const count = await server.as('supervisor', `/api/dashboard/calls/count?${query}`)
    const counted = z.parse(countCalls.answer, await count.json())
    const csv = readCsv(await exported(server, `format=csv&about=no&${query}`), ',')
    const [head, ...rows] = csv
    expect(head?.slice(0, 5)).toEqual(['Started', 'Direction', 'Outcome', 'From', 'To'])
    expect(rows).toHaveLength(counted.data.total)
    const words = FILE_WORDS.en
    expect(rows.map((row) => [row[15], row[2], row[3], row[4], row[10], row[11]])).toEqual(
      calls.map((call) => [
        call.uuid,
        words.outcome[call.outcome],
        call.caller_number ?? '',
        call.callee_number ?? '',
        String(call.waited ?? ''),
        String(call.talked ?? ''),
      ]),
    )
    const bytes = await exported(server, `format=xlsx&${query}`)
    const [, ...sheet] = readSheet(bytes, 1)
    const asText = (cell: string | number | null) => (cell === null ? '' : String(cell))
    expect(sheet.map((row) => row.slice(1).map(asText))).toEqual(
      rows.map((row) => row.slice(1).map((cell) => cell.replace(/^'(?=[=])/, ''))),
    )
    // Times of the wall clock in Istanbul, three hours ahead, as spreadsheets count them.
    expect(sheet.map(([time]) => Math.round((Number(time) - 25_569) * 86_400))).toEqual(
      calls.map((call) => Date.parse(call.started_at.replace('+0000', 'Z')) / 1000 + 3 * 3_600),
    )
    expect(readSheet(bytes, 2).at(-1)).toEqual(['Calls', calls.length])
  })

  it('says what it is of, in the language asked for', async () => {
    const csv = readCsv(await exported(app(), 'format=csv&language=tr&missing_call=true&told=Kaçanlar'), ';')
    expect(csv[0]).toEqual(['Filtre', 'Kaçanlar'])
    expect(csv[1]).toEqual(['Saat dilimi', 'Europe/Istanbul'])
    expect(csv[2]).toEqual(['Oluşturulma', '01.04.2026 12:00:00'])
    expect(csv[3]).toEqual(['Çağrı sayısı', String(csv.length - 6)])
    expect(csv[4]).toEqual([''])
    expect(csv[5]?.slice(0, 3)).toEqual(['Başlangıç', 'Yön', 'Sonuç'])
    expect(csv[6]?.slice(0, 3)).toEqual(['31.03.2026 20:57:00', 'Gelen', 'Mesai dışı'])
    const response = await app().as('supervisor', `${EXPORT_PATH}?format=xlsx&started_from=2026-03-30&started_to=2026-03-30`)
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="santral-calls-2026-03-30-2026-03-30.xlsx"')
    await response.body?.cancel()
  })

  describe('of a mirrored account says how complete it is', () => {
    const mirrored = () => createTestApp(on.db, { clock: testClock('2026-04-01T09:00:00Z'), kind: 'hipcall' })
    const cover = async (...stretches: [from: string, to: string][]) => {
      await on.db.rows(sql`delete from mirror_covered`)
      for (const [from, to] of stretches) await on.db.rows(sql`insert into mirror_covered (from_at, to_at) values (${from}, ${to})`)
    }
    const about = async (query: string, language = 'en') =>
      readCsv(await exported(mirrored(), `format=csv&language=${language}&${query}`), language === 'tr' ? ';' : ',').slice(4, 6)

    it.each([
      ['', [['-infinity', '2026-04-01T08:59:40Z']], 'Complete: from the first call to 2026-04-01 11:59:40'],
      [
        'started_from=2026-03-30&started_to=2026-03-30',
        [['2026-03-29T00:00:00Z', '2026-04-01T08:59:40Z']],
        'Complete: from 2026-03-30 00:00:00 to 2026-03-31 00:00:00',
      ],
      ['', [], 'Not complete: calls of this period are not here yet'],
      ['', [['2026-03-30T05:00:00Z', '2026-04-01T08:59:40Z']], 'Not complete: calls before 2026-03-30 08:00:00 are not here yet'],
      ['period=yesterday', [['-infinity', '2026-03-31T10:00:00Z']], 'Not complete: calls after 2026-03-31 13:00:00 are not here yet'],
      [
        '',
        [
          ['2026-03-31T06:00:00Z', '2026-04-01T08:59:40Z'],
          ['-infinity', '2026-03-30T06:00:00Z'],
        ],
        'Not complete: calls between 2026-03-30 09:00:00 and 2026-03-31 09:00:00 are not here yet',
      ],
      ['started_from=2031-01-01', [['-infinity', '2026-04-01T08:59:40Z']], 'Complete: from 2031-01-01 00:00:00 to 2031-01-01 00:00:00'],
    ] as [string, [string, string][], string][])('%s over %j', async (query, stretches, told) => {
      await cover(...stretches)
      expect((await about(query))[0]).toEqual(['Completeness', told])
    })

    it('and of how many calls it has the steps, in both languages and formats', async () => {
      await cover(['2026-03-30T05:00:00Z', '2026-04-01T08:59:40Z'])
      await on.db.rows(sql`update cdrs set flow_known = uuid not in (select uuid from cdrs where missing_call limit 7)`)
      const calls = CALLS.length
      expect((await about('missing_call=true'))[1]).toEqual(['Call flows', `here for ${calls - 7} of the ${calls} calls of this period`])
      expect(await about('', 'tr')).toEqual([
        ['Kapsam', 'Eksik: 30.03.2026 08:00:00 öncesindeki çağrılar henüz burada değil'],
        ['Çağrı adımları', `bu dönemdeki ${calls} çağrıdan ${calls - 7} tanesininki burada`],
      ])
      expect(readSheet(await exported(mirrored(), 'format=xlsx'), 2).slice(-3)).toEqual([
        ['Calls', calls],
        ['Completeness', 'Not complete: calls before 2026-03-30 08:00:00 are not here yet'],
        ['Call flows', `here for ${calls - 7} of the ${calls} calls of this period`],
      ])
    })
  })

  it('does not have what starts while it is made', async () => {
    const server = app()
    await insertCdrs(on.db, [{ ...calling({ at: '2026-04-01T09:00:05+0000' }), uuid: `${ID}1` }])
    expect(Buffer.from(await exported(server, 'format=csv&period=today')).toString()).not.toContain(`${ID}1`)
  })
})

/** A file of one call whose contact and number are these texts. */
function fileOf(rows: readonly { contact: string; from: string }[], language: 'en' | 'tr' = 'en'): CallsFile {
  async function* batches() {
    for (const { contact, from } of rows) yield [{ contact_name: contact, caller_number: from } as CdrRow]
  }
  return {
    language,
    words: FILE_WORDS[language],
    columns: [
      { name: 'contact', kind: 'text', width: 9, read: ({ contact_name }) => contact_name },
      { name: 'from', kind: 'phone', width: 9, read: ({ caller_number }) => caller_number },
    ],
    batches: batches(),
    about: (count) => [['Calls', count]],
    total: rows.length,
    wallClock: (instant) => instant,
  }
}
const gathered = async (parts: AsyncIterable<string | Uint8Array>) => {
  const chunks = []
  for await (const part of parts) chunks.push(Buffer.from(part))
  return new Uint8Array(Buffer.concat(chunks))
}

describe('any text', () => {
  const texts = fc.array(fc.record({ contact: fc.string({ unit: 'grapheme' }), from: fc.string({ unit: 'binary' }) }), { maxLength: 6 })

  it('comes back from CSV as it was, but never as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('en' as const, 'tr' as const), async (rows, language) => {
        const bytes = await gathered(csvOf(fileOf(rows, language), false))
        const [, ...read] = readCsv(bytes, language === 'tr' ? ';' : ',')
        expect(read.map(([contact, from]) => [contact?.replace(/^'/, ''), from?.replace(/^'/, '')])).toEqual(
          rows.map(({ contact, from }) => [contact.replace(/^'/, ''), from.replace(/^'/, '')]),
        )
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[=@\t\r]|^-|^\+(?!\d+$)/)
      }),
    )
  })

  it('comes back from XLSX as it was, but for what XML cannot have', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (rows) => {
        const bytes = await gathered(xlsxOf(fileOf(rows)))
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot have
        const kept = (text: string) => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
        const cell = (text: string) => (text === '' ? null : kept(text))
        expect(readSheet(bytes, 1).slice(1)).toEqual(rows.map(({ contact, from }) => [cell(contact), cell(from)]))
      }),
      { numRuns: 30 },
    )
  })

  it('phone numbers keep their plus in both', async () => {
    const rows = [{ contact: '+905326202911', from: '+905326202911' }]
    expect(Buffer.from(await gathered(csvOf(fileOf(rows), false))).toString()).toContain("\r\n'+905326202911,+905326202911\r\n")
    expect(readSheet(await gathered(xlsxOf(fileOf(rows))), 1)[1]).toEqual(['+905326202911', '+905326202911'])
  })

  it('more calls than a sheet has rows go on in another sheet', async () => {
    const rows = Array.from({ length: 7 }, (_, index) => ({ contact: `c${index}`, from: '1' }))
    const bytes = await gathered(xlsxOf(fileOf(rows), 4))
    expect([1, 2, 3].map((sheet) => readSheet(bytes, sheet).length - 1)).toEqual([3, 3, 1])
    expect(readSheet(bytes, 4)).toEqual([['Calls', 7]])
    expect(strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? expect.unreachable())).toContain('name="Calls 3"')
  })
})

describe('who may, and how far it is', () => {
  it('is for supervisors, and refuses what makes no sense', async () => {
    const server = app()
    expect((await server.as(null, `${EXPORT_PATH}?format=csv`)).status).toBe(401)
    expect((await server.as('agent', `${EXPORT_PATH}?format=csv`)).status).toBe(403)
    expect((await server.as('supervisor', `${EXPORT_PATH}?format=csv`, { method: 'POST' })).status).toBe(405)
    for (const query of [
      '',
      'format=pdf',
      'format=csv&period=soon',
      'format=csv&started_from=2026-04-02&started_to=2026-04-01',
      'format=csv&id=1',
    ]) {
      const response = await server.as('supervisor', `${EXPORT_PATH}?${query}`)
      expect(response.status, query).toBe(422)
      expect(Object.keys(z.parse(ErrorBody, await response.json()).errors ?? {})).toHaveLength(1)
    }
  })

  it('tells whoever knows its id how far it is', async () => {
    const server = app()
    await exported(server, `format=csv&id=${ID}2`)
    const path = `/api/dashboard/exports/${ID}2`
    const { data } = z.parse(getExport.answer, await (await server.as('supervisor', path)).json())
    expect(data).toEqual({ uuid: `${ID}2`, format: 'csv', state: 'done', rows: CALLS.length, total: CALLS.length })
    expect((await server.as('agent', path)).status).toBe(403)
    expect((await server.as('supervisor', `${EXPORT_PATH}?format=csv&id=${ID}2`)).status).toBe(409)
  })

  it.each(['csv', 'xlsx'])('%s: is cancelled by whoever began it, and by going away', async (format) => {
    const server = app()
    const state = async (id: string) =>
      z.parse(getExport.answer, await (await server.as('supervisor', `/api/dashboard/exports/${id}`)).json()).data.state
    const [first, second] = [`${ID}3`, `${ID}4`]
    const response = await server.as('supervisor', `${EXPORT_PATH}?format=${format}&id=${first}`)
    expect(await state(first)).toBe('running')
    expect((await server.as('supervisor', `/api/dashboard/exports/${first}`, { method: 'DELETE' })).status).toBe(200)
    await expect(response.arrayBuffer()).rejects.toThrow()
    expect(await state(first)).toBe('cancelled')
    const other = await server.as('supervisor', `${EXPORT_PATH}?format=${format}&id=${second}`)
    await other.body?.cancel()
    await expect.poll(() => state(second)).toBe('cancelled')
  })

  it('is forgotten after ten minutes', async () => {
    const clock = testClock('2026-04-01T09:00:00Z')
    const server = createTestApp(on.db, { clock })
    await exported(server, `format=csv&period=today&id=${ID}5`)
    clock.advance(11 * 60_000)
    expect((await server.as('supervisor', `/api/dashboard/exports/${ID}5`)).status).toBe(404)
  })
})
