import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import detail from '#contract/hipcall/examples/cdrs-retrieve.json'
import tasks from '#contract/hipcall/examples/tasks-list.json'
import users from '#contract/hipcall/examples/users-list.json'
import { memberOf, partsOf } from './json-text.ts'
import { READERS } from './read-object.ts'
import { readPage } from './read-pages.ts'
import { readRecordText } from './read-records.ts'

const call = (more: object = {}) => JSON.stringify({ ...detail.data, ...more })
const read = (raw: string) => readRecordText(READERS.cdr, raw)

describe('JSON text', () => {
  it('is cut into the texts of its parts', () =>
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), fc.constantFrom(0, 1, 2, '\t'), (values, space) => {
        const parts = partsOf(JSON.stringify(values, null, space))
        expect(parts.map(({ text }) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(values)))
        expect(parts.every(({ text }) => text === text.trim())).toBe(true)
      }),
    ))

  it('has members by their keys, and of two with one key the last', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const text = JSON.stringify(object, null, 1)
        const plain = JSON.parse(text)
        for (const { key, text: member } of partsOf(text)) expect(JSON.parse(member)).toEqual(plain[key ?? ''])
        expect(memberOf(` {"a":1, "data" : [1] ,"d\\u0061ta":{"x": "}\\""}} `, 'data')).toBe('{"x": "}\\""}')
      }),
    ))

  it.each(['7', '"[1]"', 'null', '[]', ' { } '])('of no parts has none: %s', (text) => {
    expect(partsOf(text)).toEqual([])
  })
})

describe('a record', () => {
  it('is kept as it came, with what this version does not know', () => {
    const raw = call({ direction: 9, hangup_by: 77, brand_new: { deep: [12345678901234567890n.toString()] } }).replace('"deep"', ' "deep" ')
    expect(read(raw)).toMatchObject({ ok: true, raw, record: { direction: 9, hangup_by: 77 } })
    expect(read(raw.replace('"brand_new"', '"record_seconds"'))).toMatchObject({ ok: true })
  })

  it.each<[string, string, string]>([
    ['a field of another kind', call({ missing_call: 'no' }), 'missing_call: '],
    ['a field that is missing', call({ caller_id: undefined }), 'caller_id: '],
    ['a time that is none', call({ ended_at: '2023-02-30T08:45:01+0000' }), 'ended_at: there is no such time'],
    [
      'a step at no time',
      call({ call_flow: [{ action: 'init', detail: null, timestamp: '2023-13-01T00:00:00+0000' }] }),
      'call_flow: there is no such time',
    ],
    ['a number that has no room', call({ call_duration: 3_000_000_000 }), 'call_duration: is beyond 2147483647'],
    ['a code that has no room', call({ direction: 40_000 }), 'direction: is beyond 32767'],
    ['a NUL', call({ caller_number: '+90\u0000' }), 'caller_number: has characters that cannot be stored'],
    ['half a character in what nobody knows', call({ note: ['\ud800'] }), 'note.0: has characters that cannot be stored'],
    ['a name that has no room', call({ '\u0000': 1 }), 'a field has a name that cannot be stored'],
    ['another type', call({ resource_type: 'user' }), 'resource_type: '],
  ])('with %s is set aside', (_, raw, reason) => {
    expect(read(raw)).toEqual({
      ok: false,
      raw,
      reason: expect.stringContaining(reason),
      key: detail.data.uuid,
      started_at: detail.data.started_at,
    })
  })

  it.each<[string, string | null]>([
    ['2023-03-31T11:41:58+03:00', '2023-03-31T08:41:58+0000'],
    ['2023-03-31T08:41:58.123456Z', '2023-03-31T08:41:58+0000'],
    ['2023-03-31T05:41:58-0300', '2023-03-31T08:41:58+0000'],
    ['2023-03-31 08:41:58', null],
    ['2023-99-31T08:41:58+0000', null],
  ])('that began at %s is set aside with that start', (started_at, start) => {
    expect(read(call({ started_at }))).toMatchObject({ ok: false, started_at: start })
  })

  it.each(['null', '7', '"x"', '[]', '{}', '{"uuid":7,"id":{},"started_at":1}', '{"uuid":"\\u0000"}'])(
    'that is no object of ours has a key: %s',
    (raw) => {
      expect(read(raw)).toMatchObject({ ok: false, raw, key: expect.stringMatching(/^[0-9a-f]{64}$/), started_at: null })
    },
  )

  it('is a task of a person even where the person is in it', () => {
    const task = { ...tasks.data[0], assign_to: users.data[0] }
    expect(readRecordText(READERS.task, JSON.stringify(task))).toMatchObject({ ok: true, record: { assign_to: users.data[0]?.id } })
  })
})

describe('a page', () => {
  const page = (value: unknown, number = 1) => {
    const text = JSON.stringify(value)
    return readPage(READERS.user, { json: JSON.parse(text), text, asked_at: 0 }, number)
  }

  it('keeps the good records around a bad one', () => {
    const { records, last } = page({ ...users, data: [users.data[0], null, { ...users.data[1], owner: 'maybe' }, users.data[2]] })
    expect(records.map((record) => record.ok)).toEqual([true, false, false, true])
    expect(records[2]).toMatchObject({ key: String(users.data[1]?.id), started_at: null })
    expect(last).toBe(false)
  })

  it.each<[string, unknown, number, boolean]>([
    ['its last page is told', { ...users, links: {} }, 3, true],
    ['nothing follows', { data: users.data, links: { next: null } }, 1, true],
    ['something follows', { data: users.data.slice(1), links: { next: 'https://x' } }, 1, false],
    ['it is not full', { data: users.data.slice(1) }, 1, true],
    ['it is full', { data: users.data, meta: { per_page: '10' } }, 1, false],
    ['pages are longer than usual', { data: users.data, meta: { per_page: 25 } }, 1, true],
    ['there is nothing on it', { data: [], links: { next: 'https://x' } }, 1, true],
    ['its envelope is odd', { data: users.data, links: 7, meta: [] }, 1, false],
  ])('says whether it is the last where %s', (_, value, number, last) => {
    expect(page(value, number).last).toBe(last)
  })

  it.each([[null], [[]], [{}], [{ data: {} }], [{ data: null }], ['x']])('without records is garbled: %j', (value) => {
    expect(() => page(value)).toThrow(expect.objectContaining({ failure: 'garbled', ambiguous: true }))
  })
})
