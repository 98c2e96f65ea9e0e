import { describe, expect, it } from 'vitest'
import { askedNumber, seenNumber } from './update-user.ts'

const asked = (body: { default_number_id?: string | number | null } | undefined, inQuery?: string) =>
  askedNumber({ body, query: inQuery === undefined ? {} : { default_number_id: inQuery } })

describe('the number a change of default number asks for', () => {
  it.each([
    [{ default_number_id: 3 }, undefined, 3],
    [{ default_number_id: '3' }, undefined, 3],
    [{ default_number_id: null }, undefined, null],
    [{ default_number_id: '' }, undefined, null],
    [undefined, '3', 3],
    [{}, '3', 3],
    [undefined, '', null],
    [{ default_number_id: 3 }, '3', 3],
    [{ default_number_id: 3 }, '03', 3],
    [{ default_number_id: null }, '', null],
  ] as const)('body %j and query %j mean %j', (body, inQuery, expected) => expect(asked(body, inQuery)).toBe(expected))

  it.each([
    [undefined, undefined],
    [{}, undefined],
    [{ default_number_id: 3 }, '4'],
    [{ default_number_id: null }, '4'],
    [undefined, 'x'],
    [undefined, '0'],
    [undefined, '-1'],
    [undefined, '2147483648'],
    [undefined, '1e3'],
    [undefined, '٣'],
    [{ default_number_id: '9999999999' }, undefined],
    [{ default_number_id: 3 }, 'null'],
  ] as const)('body %j and query %j are refused', (body, inQuery) =>
    expect(() => asked(body, inQuery)).toThrow(
      expect.objectContaining({ status: 422, fields: { default_number_id: [expect.any(String)] } }),
    ),
  )
})

describe('the number an If-Match says was seen', () => {
  it.each([
    [undefined, undefined],
    ['"none"', null],
    ['"3"', 3],
    ['"2147483647"', 2_147_483_647],
  ] as const)('%j is %j', (ifMatch, expected) => expect(seenNumber(ifMatch)).toBe(expected))

  it.each(['', '3', 'none', '*', '"None"', '"0"', '"2147483648"', '"99999999999"', '"٣"', ' "3"', '"3"\n'])('%j is refused', (ifMatch) =>
    expect(() => seenNumber(ifMatch)).toThrow(expect.objectContaining({ status: 422, fields: { 'If-Match': [expect.any(String)] } })),
  )
})
