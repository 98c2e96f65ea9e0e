import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesNumber, parseNumberSearch, searchDigits } from './phone-search.ts'

const finds = (text: string, number: string) => {
  const search = parseNumberSearch(text)
  return search !== undefined && matchesNumber(search, number)
}

describe('number search', () => {
  it.each([
    '0532 620 29 11',
    '(0532) 620 29 11',
    '532-620-2911',
    '+905326202911',
    '+90 532',
    '+90 (532) 620',
    '00905326202911',
    '0090532',
    '0532',
    '(0532)',
    '05326',
    '2911',
    '911',
    '62029',
    '9053',
    '٠٥٣٢ ٦٢٠ ٢٩ ١١',
    '۰۵۳۲۶۲۰',
    '𝟓𝟑𝟐',
    '\u202a+905326202911\u202c',
  ])('%s finds +905326202911', (text) => expect(finds(text, '+905326202911')).toBe(true))

  it.each(['+532', '0533', '2912', '00532', 'satya', '532a', '', '  ', '+', '()', '05326202912'])(
    '%s does not find +905326202911',
    (text) => expect(finds(text, '+905326202911')).toBe(false),
  )

  it.each([
    ['101', '101'],
    ['1015', '1015'],
    ['905438856301', '905438856301'],
    ['0543 885 63 01', '905438856301'],
    ['0543 885 63 01', '05438856301'],
    ['+90543', '05438856301'],
    ['0291', '+905326200291'],
    ['4440333', '+4440333'],
    ['0850 390 27 77', '+908503902777'],
    ['+44 20', '+442079460958'],
    ['0044', '+442079460958'],
  ])('%s finds %s', (text, number) => expect(finds(text, number)).toBe(true))

  it('finds any Turkish number by any of its ways to be written, and by any three of its digits in a row', () => {
    const subscriber = fc.stringMatching(/^[2-58]\d{9}$/)
    fc.assert(
      fc.property(subscriber, fc.nat(8), fc.integer({ min: 3, max: 12 }), fc.constantFrom('', ' ', '-', '.'), (ten, from, length, gap) => {
        const stored = fc.sample(fc.constantFrom(`+90${ten}`, `0${ten}`, `90${ten}`, ten, `0090${ten}`), { numRuns: 5, seed: from })
        for (const number of stored) {
          expect(searchDigits(number)).toBe(`90${ten}`)
          for (const text of [`+90${ten}`, `0090${ten}`, `0${ten}`, ten, `90${ten}`]) expect(finds([...text].join(gap), number)).toBe(true)
          const part = `90${ten}`.slice(from, from + length)
          if (part.length >= 3) expect(finds(part, number)).toBe(true)
          expect(finds(ten.slice(-4), number)).toBe(true)
        }
      }),
    )
  })

  it('never throws and never finds by letters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, number) => typeof finds(text, number) === 'boolean'))
    fc.assert(
      fc.property(fc.stringMatching(/^\d*[a-zçğıöşü]\d*$/), (text) => {
        expect(parseNumberSearch(text)).toBeUndefined()
      }),
    )
  })
})
