/** Addresses in plain text, so that they can be shown as links. Only http and https: nothing in a text can become code. */

export type TextPart = { text: string } | { text: string; url: URL }

const ADDRESS = /https?:\/\/[^\s<>"'`]+/gi
/** What ends a sentence and not an address; a closing bracket belongs to it only where one was opened. */
const AFTER = /[.,;:!?…]+$/

/** The text in parts, in order: plain, and addresses with what they lead to. Together the texts are the whole. */
export function partsOfText(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutEnd(match[0])
    if (!URL.canParse(address)) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ text: address, url: new URL(address) })
    from = match.index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

function withoutEnd(address: string): string {
  const bare = address.replace(AFTER, '')
  const unopened = bare.endsWith(')') && bare.split(')').length > bare.split('(').length
  return unopened ? withoutEnd(bare.slice(0, -1)) : bare
}
