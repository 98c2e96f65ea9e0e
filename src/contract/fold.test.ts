import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'

describe('fold', () => {
  it.each([
    ['İSTANBUL', 'istanbul'],
    ['ISTANBUL', 'istanbul'],
    ['ıstanbul', 'istanbul'],
    ['istanbul', 'istanbul'],
    ['ŞÜKRÜ ÇAĞLAR', 'sukru caglar'],
    ['Şükrü  Çağlar ', 'sukru caglar'],
    ['Gökçe', 'gokce'],
    ['José Núñez', 'jose nunez'],
    ['Straße', 'strasse'],
  ])('%s is %s', (text, folded) => expect(fold(text)).toBe(folded))

  it('leaves folded text as it is, and does not mind case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-ZçğıöşüÇĞİÖŞÜ ]*$/), (text) => {
        expect(fold(text.toLocaleUpperCase('tr'))).toBe(fold(text))
        expect(fold(text.toLocaleLowerCase('tr'))).toBe(fold(text))
      }),
    )
  })
})
