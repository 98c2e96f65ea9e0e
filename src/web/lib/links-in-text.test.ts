import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partsOfText } from './links-in-text.ts'

const linksOf = (text: string) => partsOfText(text).flatMap((part) => ('url' in part ? part.text : []))

it.each([
  ['See https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
  ['(https://example.com/a)', ['https://example.com/a']],
  ['https://en.wikipedia.org/wiki/Call_(telephone), please', ['https://en.wikipedia.org/wiki/Call_(telephone)']],
  ['http://127.0.0.1:4173/calls/2026/03/31/x and https://b.example', ['http://127.0.0.1:4173/calls/2026/03/31/x', 'https://b.example']],
  ['javascript:alert(1) data:text/html,x ftp://x //evil.example', []],
  ['https:// and http://[', []],
  ['<https://example.com>', ['https://example.com']],
])('finds the addresses of %s', (text, expected) => expect(linksOf(text)).toEqual(expected))

it('leaves the text as it is, and makes links of http and https only', () => {
  const pieces = fc.constantFrom('https://a.example/x', 'http://', 'javascript:', ' ', ')', '(', '.', 'ş', '\n', '"', '@', '\u202e')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((list) => list.join('')),
      ),
      (text) => {
        const parts = partsOfText(text)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const part of parts) if ('url' in part) expect(part.url.protocol).toMatch(/^https?:$/)
      },
    ),
  )
})
