/** Reads the Markdown of comments into a tree, in time that grows with the length of the text however it is nested; HTML stays text. */
import { type Inline, readInline } from './markdown-inline.ts'

export type Block =
  | { kind: 'paragraph' | 'heading'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'rule' }

/** Quotes and lists within each other that are read; deeper ones stay text. */
const DEEPEST = 6

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}#{1,6}[ \t]+(?=\S)/
const QUOTE = /^ {0,3}>[ \t]?/
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/

/** Paragraphs, headings, lists, quotes, code and rules of a text. */
export function readMarkdown(text: string): Block[] {
  return readLines(text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n'), 0)
}

/** What begins at a line: the block, and the first line after it. */
interface Taken {
  block: Block
  next: number
}

function readLines(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const { block, next } = isBlank(lines[at]) ? { block: undefined, next: at + 1 } : takeBlock(lines, at, depth)
    if (block !== undefined) blocks.push(block)
    at = next
  }
  return blocks
}

const isBlank = (line = '') => line.trim() === ''

function takeBlock(lines: readonly string[], at: number, depth: number): Taken {
  const line = lines[at] ?? ''
  const heading = HEADING.exec(line)
  if (FENCE.test(line)) return takeCode(lines, at)
  if (heading !== null) return { block: { kind: 'heading', children: readInline(line.slice(heading[0].length)) }, next: at + 1 }
  if (isRule(line)) return { block: { kind: 'rule' }, next: at + 1 }
  if (depth < DEEPEST && QUOTE.test(line)) return takeQuote(lines, at, depth)
  if (depth < DEEPEST && ITEM.test(line)) return takeList(lines, at, depth)
  return takeParagraph(lines, at, depth)
}

const isRule = (line: string) => /^(-{3,}|\*{3,}|_{3,})$/.test(line.replaceAll(' ', ''))

function begins(line: string, depth: number): boolean {
  return FENCE.test(line) || HEADING.test(line) || isRule(line) || (depth < DEEPEST && (QUOTE.test(line) || ITEM.test(line)))
}

function takeCode(lines: readonly string[], at: number): Taken {
  const fence = FENCE.exec(lines[at] ?? '')?.[1] ?? '```'
  let next = at + 1
  while (next < lines.length && !lines[next]?.trimStart().startsWith(fence)) next += 1
  return { block: { kind: 'code', text: lines.slice(at + 1, next).join('\n') }, next: next + 1 }
}

function takeQuote(lines: readonly string[], at: number, depth: number): Taken {
  let next = at
  while (QUOTE.test(lines[next] ?? '')) next += 1
  const within = lines.slice(at, next).map((line) => line.replace(QUOTE, ''))
  return { block: { kind: 'quote', children: readLines(within, depth + 1) }, next }
}

function takeList(lines: readonly string[], at: number, depth: number): Taken {
  const ordered = isOrdered(lines[at])
  const items: Block[][] = []
  let next = at
  for (let mark = ITEM.exec(lines[next] ?? ''); mark !== null && isOrdered(lines[next]) === ordered; mark = ITEM.exec(lines[next] ?? '')) {
    const end = endOfItem(lines, next + 1, mark[0].length)
    const [first = '', ...rest] = lines.slice(next, end)
    const within = [first.slice(mark[0].length), ...rest.map((line) => line.slice(Math.min(mark[0].length, indentOf(line))))]
    items.push(readLines(within, depth + 1))
    next = end
  }
  return { block: { kind: 'list', start: ordered ? Number.parseInt(lines[at] ?? '1', 10) : null, items }, next }
}

const isOrdered = (line = '') => /^\s*\d/.test(line)
const indentOf = (line: string) => line.length - line.trimStart().length

/** The first line after an item: it goes on with lines that stand in as far as its text, blank ones between them, and plain lines. */
function endOfItem(lines: readonly string[], at: number, indent: number): number {
  let next = at
  for (let look = at; look < lines.length; look += 1) {
    const line = lines[look] ?? ''
    if (isBlank(line)) continue
    const goesOn = indentOf(line) >= Math.min(indent, 2) || (look === next && !begins(line, 0))
    if (!goesOn) return look > next && ITEM.test(line) ? look : next
    next = look + 1
  }
  return next
}

function takeParagraph(lines: readonly string[], at: number, depth: number): Taken {
  let next = at + 1
  while (next < lines.length && !isBlank(lines[next]) && !begins(lines[next] ?? '', depth)) next += 1
  const text = lines
    .slice(at, next)
    .map((line) => line.trim())
    .join('\n')
  return { block: { kind: 'paragraph', children: readInline(text) }, next }
}
