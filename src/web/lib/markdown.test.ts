import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkTarget } from './link-target.ts'
import { readMarkdown } from './markdown.ts'
import { readInline } from './markdown-inline.ts'

const text = (words: string) => ({ kind: 'text', text: words })

describe('within a line', () => {
  it.each([
    ['**bold** and *leaning*', [{ kind: 'strong', children: [text('bold')] }, text(' and '), { kind: 'em', children: [text('leaning')] }]],
    ['***both***', [{ kind: 'strong', children: [{ kind: 'em', children: [text('both')] }] }]],
    ['~~gone~~', [{ kind: 'del', children: [text('gone')] }]],
    ['snake_case_name and 2 * 3 * 4', [text('snake_case_name and 2 * 3 * 4')]],
    ['`a * b`', [{ kind: 'code', text: 'a * b' }]],
    ['``a`b``', [{ kind: 'code', text: 'a`b' }]],
    ['an open ` and \\*no stars\\*', [text('an open ` and *no stars*')]],
    ['**not closed', [text('**not closed')]],
    ['one\ntwo', [text('one'), { kind: 'break' }, text('two')]],
    ['see [the page](https://a.example/b_(c))', [text('see '), { kind: 'link', to: 'https://a.example/b_(c)', text: 'the page' }]],
    ['(https://a.example/x).', [text('('), { kind: 'link', to: 'https://a.example/x', text: 'https://a.example/x' }, text(').')]],
    ['<mailto:a@b.example>', [{ kind: 'link', to: 'mailto:a@b.example', text: 'mailto:a@b.example' }]],
    ['![a picture](https://a.example/p.png "t")', [{ kind: 'link', to: 'https://a.example/p.png', text: 'a picture' }]],
    ['<b onclick="x()">hi</b>', [text('<b onclick="x()">hi</b>')]],
  ])('reads %s', (typed, expected) => {
    expect(readInline(typed)).toEqual(expected)
  })

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScript:alert%281%29)',
    '[x](java&#115;cript:alert)',
    '[x](data:text/html,hi)',
    '[x](vbscript:x)',
    '[x](//a.example)',
    '![x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[x](&#106;avascript:alert(1))',
  ])('leaves %s as text', (typed) => {
    expect(readInline(typed)).toEqual([text(typed)])
  })
})

it('never lets an address through that runs something', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('javascript:', 'data:', 'JAVASCRIPT:', ' javascript:', 'blob:'),
      (noise, scheme) => {
        for (const address of [scheme + noise, noise + scheme]) expect(linkTarget(address) ?? 'https:').toMatch(/^(https?|mailto|tel):/)
      },
    ),
  )
})

describe('blocks', () => {
  it('reads headings, lists within lists, quotes, code and rules', () => {
    const kinds = (typed: string) => readMarkdown(typed).map(({ kind }) => kind)
    expect(kinds('# One\n\ntext\n- a\n- b\n\n> said\n\n```js\nx\n\ny\n```\n---')).toEqual([
      'heading',
      'paragraph',
      'list',
      'quote',
      'code',
      'rule',
    ])
    const one = (words: string) => ({ kind: 'paragraph', children: [text(words)] })
    expect(readMarkdown('3. a\n   more\n4. b\n   - c\n\n   d')).toEqual([
      {
        kind: 'list',
        start: 3,
        items: [
          [{ kind: 'paragraph', children: [text('a'), { kind: 'break' }, text('more')] }],
          [one('b'), { kind: 'list', start: null, items: [[one('c')]] }, one('d')],
        ],
      },
    ])
  })

  it('keeps an unclosed code block, and a number that is no list', () => {
    expect(readMarkdown('```\n<b>')).toEqual([{ kind: 'code', text: '<b>' }])
    expect(readMarkdown('2026 was it')).toEqual([{ kind: 'paragraph', children: [text('2026 was it')] }])
  })
})

/** Every piece of text of the tree, with line ends. */
const pieces = [
  '[',
  'a',
  '](',
  ')',
  '](x)',
  '![',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '```',
  '\n',
  '\n\n',
  '> ',
  '>     ',
  '- ',
  '1. ',
  '    ',
  ' ',
  '#',
  '# ',
  '<',
  '="',
  'http://a',
  '\\',
  '[a](',
]

it('takes no longer for hostile text than for any other', () => {
  const started = performance.now()
  let read = 0
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }), (unit) => {
      readMarkdown(unit.join('').repeat(10_000).slice(0, 10_000))
      read += 1
    }),
    { numRuns: 150 },
  )
  for (const piece of pieces) readMarkdown(piece.repeat(10_000).slice(0, 10_000))
  // A parser that tries again and again takes seconds for one of them.
  expect((performance.now() - started) / (read + pieces.length)).toBeLessThan(60)
})
