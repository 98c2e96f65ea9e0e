import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMarkdown } from './is-markdown.ts'
import { linkTarget } from './link-target.ts'
import { type Block, type Inline, readMarkdown } from './markdown.ts'

const text = (words: string) => ({ kind: 'text', text: words })
const one = (...children: unknown[]) => [{ kind: 'paragraph', children }]

describe('within a line', () => {
  it.each([
    ['**bold** and *leaning*', [{ kind: 'strong', children: [text('bold')] }, text(' and '), { kind: 'em', children: [text('leaning')] }]],
    ['~~gone~~', [{ kind: 'del', children: [text('gone')] }]],
    ['snake_case_name and 2 * 3 * 4', [text('snake_case_name and 2 * 3 * 4')]],
    ['`a * b`', [{ kind: 'code', text: 'a * b' }]],
    ['**not closed', [text('**not closed')]],
    ['one\ntwo', [text('one'), { kind: 'break' }, text('two')]],
    ['see [the page](https://a.example/b_(c))', [text('see '), { kind: 'link', to: 'https://a.example/b_(c)', text: 'the page' }]],
    ['(https://a.example/x).', [text('('), { kind: 'link', to: 'https://a.example/x', text: 'https://a.example/x' }, text(').')]],
    ['![a picture](https://a.example/p.png "t")', [{ kind: 'link', to: 'https://a.example/p.png', text: 'a picture' }]],
    ['x <b onclick="x()">hi</b>', [text('x '), text('<b onclick="x()">'), text('hi'), text('</b>')]],
  ])('reads %s', (typed, expected) => {
    expect(readMarkdown(typed)).toEqual(one(...expected))
  })

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScript:alert%281%29)',
    '[x](data:text/html,hi)',
    '[x](vbscript:x)',
    '[x](//a.example)',
    '![x](javascript:alert(1))',
    '<javascript:alert(1)>',
  ])('leaves %s as text', (typed) => {
    expect(readMarkdown(typed)).toEqual(one(text(typed)))
  })
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
    expect(readMarkdown('3. a\n4. b\n   - c')).toEqual([
      { kind: 'list', start: 3, items: [one(text('a')), [...one(text('b')), { kind: 'list', start: null, items: [one(text('c'))] }]] },
    ])
  })

  it('keeps HTML, tables, and a number that is no list, as they were typed', () => {
    expect(readMarkdown('<script>alert(1)</script>')).toEqual(one(text('<script>alert(1)</script>')))
    expect(readMarkdown('|a|b|\n|-|-|\n|1|2|')).toEqual(one(text('|a|b|\n|-|-|\n|1|2|')))
    expect(readMarkdown('2026 was it')).toEqual(one(text('2026 was it')))
  })
})

function linksOf(blocks: readonly Block[]): string[] {
  const within = (inlines: readonly Inline[]): string[] =>
    inlines.flatMap((inline) => (inline.kind === 'link' ? [inline.to] : 'children' in inline ? within(inline.children) : []))
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'heading') return within(block.children)
    if (block.kind === 'quote') return linksOf(block.children)
    return block.kind === 'list' ? block.items.flatMap(linksOf) : []
  })
}

const PIECES = [
  '[',
  'a',
  '](',
  ')',
  '](javascript:x)',
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
  '- ',
  '1. ',
  ' ',
  '# ',
  '<',
  '<!--',
  '|',
]

it('reads any text, however hostile, and lets no address through that runs something', () => {
  const hostile = fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
    .map((unit) => unit.join('').repeat(5_000).slice(0, 10_000))
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (typed) => {
      for (const link of linksOf(readMarkdown(typed))) expect(link).toMatch(/^(https?|mailto|tel):/)
    }),
    { numRuns: 60 },
  )
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

it.each(['> ', '- ', '1. '])('gives up where %s stands in itself thousands of times, and keeps the text', (piece) => {
  const typed = piece.repeat(5_000).slice(0, 10_000)
  expect(JSON.stringify(readMarkdown(typed)).length).toBeGreaterThan(10)
})

it('has nothing to do for what counts as no Markdown', () => {
  const pieces = fc.constantFrom(
    'a',
    'ş',
    '1',
    '1.',
    '-',
    '+',
    ' ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '.',
    ',',
    '*',
    '_',
    '`',
    '>',
    '(',
    ')',
    '&amp;',
    '!',
    '"',
    '=',
    'www.a.b',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const typed = parts.join('')
      fc.pre(!isMarkdown(typed))
      for (const block of readMarkdown(typed)) {
        const children = block.kind === 'paragraph' ? block.children : []
        expect(children.length, JSON.stringify(typed)).toBeGreaterThan(0)
        for (const { kind } of children) expect(['text', 'break'], JSON.stringify(typed)).toContain(kind)
      }
    }),
    { numRuns: 500 },
  )
})
