/** Reads the Markdown of comments into a tree of what is drawn. There is no HTML in it: what is none of these kinds stays the text it was typed as. */
import { Lexer, type Token } from 'marked'
import { linkTarget } from './link-target.ts'

export type Block =
  | { kind: 'paragraph' | 'heading'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'list'; start: number | null; items: Block[][] }
  | { kind: 'rule' }

export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'strong' | 'em' | 'del'; children: Inline[] }
  | { kind: 'link'; to: string; text: string }

/** Quotes and lists within each other that are drawn; deeper ones stay text. */
const DEEPEST = 8

/** Paragraphs, headings, lists, quotes, code and rules of a text. */
export function readMarkdown(text: string): Block[] {
  try {
    return new Lexer({ gfm: true, breaks: true }).lex(text).flatMap((token) => blockOf(token, 0))
  } catch {
    // Thousands of quotes within each other are more than the reader can hold.
    return [plain(text)]
  }
}

const plain = (text: string): Block => ({ kind: 'paragraph', children: [{ kind: 'text', text }] })

function blockOf(token: Token, depth: number): Block[] {
  if (depth > DEEPEST) return [plain(token.raw)]
  const below = (tokens: Token[] = []) => tokens.flatMap((each) => blockOf(each, depth + 1))
  switch (token.type) {
    case 'space':
      return []
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', children: inlinesOf(token) }]
    case 'heading':
      return [{ kind: 'heading', children: inlinesOf(token) }]
    case 'code':
      return [{ kind: 'code', text: token.text }]
    case 'blockquote':
      return [{ kind: 'quote', children: below(token.tokens) }]
    case 'list': {
      const items: Block[][] = token.items.map((item: Token) => below('tokens' in item ? item.tokens : undefined))
      return [{ kind: 'list', start: token.ordered ? Number(token.start) : null, items }]
    }
    case 'hr':
      return [{ kind: 'rule' }]
    default:
      return [plain(token.raw.trimEnd())]
  }
}

/** What stands within a block or an emphasis. */
function inlinesOf(token: Token): Inline[] {
  const tokens = 'tokens' in token ? token.tokens : undefined
  return tokens === undefined ? [{ kind: 'text', text: token.raw }] : tokens.map(inlineOf)
}

function inlineOf(token: Token): Inline {
  switch (token.type) {
    case 'strong':
    case 'em':
    case 'del':
      return { kind: token.type, children: inlinesOf(token) }
    case 'codespan':
      return { kind: 'code', text: token.text }
    case 'br':
      return { kind: 'break' }
    case 'escape':
      return { kind: 'text', text: token.text }
    case 'link':
    case 'image': {
      const to = linkTarget(token.href)
      return to === undefined ? { kind: 'text', text: token.raw } : { kind: 'link', to, text: token.text || token.href }
    }
    default:
      return { kind: 'text', text: token.raw }
  }
}
