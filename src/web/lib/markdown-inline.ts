/** Reads what stands within a line of Markdown: emphasis, code and links. Each character is looked at a bounded number of times. */
import { linkTarget } from './link-target.ts'

export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'em' | 'del'; children: Inline[] }
  | { kind: 'link'; to: string; text: string }

/** Emphases within each other that are read; deeper ones stay text. */
const DEEPEST = 8
const MARKERS = ['**', '__', '~~', '*', '_'] as const
type Marker = (typeof MARKERS)[number]
const KIND = { '**': 'strong', __: 'strong', '~~': 'del', '*': 'em', _: 'em' } as const

const BARE = /https?:\/\/[^\s<>"]+/y
const ANGLED = /<([a-z]+:[^\s<>]+)>/iy
const DESTINATION = /\(\s*<?((?:[^\s()<>]|\([^\s()<>]*\))*)>?(?:\s+"[^"\n]{0,300}")?\s*\)/y
const ESCAPED = /\\[!-/:-@[-`{-~]/y
const PLAIN = /[^\\`*_~[!<h\n]+/y

/** An emphasis that was begun and is not ended yet; the first is the text itself. */
interface Open {
  marker: Marker | null
  children: Inline[]
}

export function readInline(text: string): Inline[] {
  const root: Inline[] = []
  const open: Open[] = [{ marker: null, children: root }]
  const ends = codeEnds(text)
  const closings = bracketEnds(text)
  let at = 0
  while (at < text.length) {
    at = readCode(text, at, ends, open) ?? readLink(text, at, closings, open) ?? readEmphasis(text, at, open) ?? readPlain(text, at, open)
  }
  while (open.length > 1) giveUp(open)
  return root
}

function add(open: readonly Open[], inline: Inline): void {
  const children = open.at(-1)?.children
  const last = children?.at(-1)
  if (inline.kind === 'text' && last?.kind === 'text') last.text += inline.text
  else children?.push(inline)
}

/** The last begun emphasis has no end: its marker is text. */
function giveUp(open: Open[]): void {
  const { marker, children } = open.pop() ?? { marker: null, children: [] }
  add(open, { kind: 'text', text: marker ?? '' })
  for (const child of children) add(open, child)
}

/** Where a run of backticks is ended by one as long, by where it begins. */
function codeEnds(text: string): Map<number, { length: number; end: number }> {
  const ends = new Map<number, { length: number; end: number }>()
  const later = new Map<number, number>()
  for (const { 0: run, index } of [...text.matchAll(/`+/g)].reverse()) {
    const end = later.get(run.length)
    if (end !== undefined) ends.set(index, { length: run.length, end })
    later.set(run.length, index)
  }
  return ends
}

function readCode(text: string, at: number, ends: ReturnType<typeof codeEnds>, open: Open[]): number | undefined {
  if (text[at] !== '`') return undefined
  const found = ends.get(at)
  if (found === undefined) {
    let next = at
    while (text[next] === '`') next += 1
    add(open, { kind: 'text', text: text.slice(at, next) })
    return next
  }
  add(open, { kind: 'code', text: text.slice(at + found.length, found.end).trim() })
  return found.end + found.length
}

/** Where each square bracket is closed, by where it opens. */
function bracketEnds(text: string): Map<number, number> {
  const ends = new Map<number, number>()
  const opened: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '[') opened.push(at)
    else if (text[at] === ']') {
      const start = opened.pop()
      if (start !== undefined) ends.set(start, at)
    }
  }
  return ends
}

/** `[words](address)`, `![words](address)`, `<address>` or a bare address; one that leads nowhere safe stays text. */
function readLink(text: string, at: number, ends: ReadonlyMap<number, number>, open: Open[]): number | undefined {
  const from = text[at] === '!' ? at + 1 : at
  const end = text[from] === '[' ? ends.get(from) : undefined
  const worded = end === undefined ? null : matchAt(DESTINATION, text, end + 1)
  const angled = text[at] === '<' ? matchAt(ANGLED, text, at) : null
  const bare = text[at] === 'h' && !/\w/.test(text[at - 1] ?? '') ? matchAt(BARE, text, at) : null
  if (worded !== null && end !== undefined)
    return link(worded[1] ?? '', text.slice(from + 1, end).replaceAll(/\\(?=[[\]])/g, ''), end + 1 + worded[0].length, open)
  if (angled !== null) return link(angled[1] ?? '', angled[1] ?? '', at + angled[0].length, open)
  if (bare === null) return undefined
  const address = withoutTail(bare[0])
  return link(address, address, at + address.length, open)
}

function link(address: string, words: string, next: number, open: Open[]): number | undefined {
  const to = linkTarget(address)
  if (to === undefined) return undefined
  add(open, { kind: 'link', to, text: words.trim() === '' ? address : words.trim() })
  return next
}

/** A bare address without the sentence's own marks after it; a closing bracket stays where it was opened in the address. */
function withoutTail(address: string): string {
  let end = address.length
  while (end > 0 && /[.,;:!?'*_~\])]/.test(address[end - 1] ?? '')) {
    if (address[end - 1] === ')' && address.slice(0, end).includes('(')) break
    end -= 1
  }
  return address.slice(0, end)
}

function readEmphasis(text: string, at: number, open: Open[]): number | undefined {
  const top = open.at(-1)?.marker
  const marker = top && text.startsWith(top, at) && mayEnd(text, at, top) ? top : MARKERS.find((each) => text.startsWith(each, at))
  if (marker === undefined) return undefined
  const begun = mayEnd(text, at, marker) ? open.findLastIndex((each) => each.marker === marker) : -1
  if (begun > 0) {
    while (open.length - 1 > begun) giveUp(open)
    const children = open.pop()?.children ?? []
    add(open, { kind: KIND[marker], children })
  } else if (mayBegin(text, at, marker) && open.length <= DEEPEST) open.push({ marker, children: [] })
  else add(open, { kind: 'text', text: marker })
  return at + marker.length
}

const isWord = (character = '') => /[\p{L}\p{N}]/u.test(character)
const isSpace = (character = ' ') => /\s/.test(character)

function mayBegin(text: string, at: number, marker: Marker): boolean {
  // Underscores within a word are part of it.
  return !isSpace(text[at + marker.length]) && !(marker.startsWith('_') && isWord(text[at - 1]))
}

function mayEnd(text: string, at: number, marker: Marker): boolean {
  return !isSpace(text[at - 1]) && !(marker.startsWith('_') && isWord(text[at + marker.length]))
}

function readPlain(text: string, at: number, open: Open[]): number {
  if (text[at] === '\n') {
    add(open, { kind: 'break' })
    return at + 1
  }
  const escaped = matchAt(ESCAPED, text, at)
  const plain = escaped === null ? (matchAt(PLAIN, text, at)?.[0] ?? text.charAt(at)) : escaped[0].slice(1)
  add(open, { kind: 'text', text: plain })
  return at + (escaped === null ? plain.length : 2)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
