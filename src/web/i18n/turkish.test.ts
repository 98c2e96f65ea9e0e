import { expect, it } from 'vitest'
import { towards } from './turkish.ts'

it.each([
  ['14:02', '14:02’ye'],
  ['09:06', '09:06’ya'],
  ['09:19', '09:19’a'],
  ['14:00', '14:00’e'],
  ['20:00', '20:00’ye'],
  ['00:00', '00:00’a'],
  ['11:10', '11:10’a'],
  ['11:50', '11:50’ye'],
  ['22 Kas, 08:40', '22 Kas, 08:40’a'],
])('says until %s as %s', (text, said) => {
  expect(towards(text)).toBe(said)
})
