/** Cuts JSON text into the texts of its parts, so that a record can be kept as it came. */

/** A member of an object or (without a key) an element of an array, by its own text. */
interface Part {
  key: string | null
  text: string
}

/** The parts of a text that JSON.parse has read as an object or an array; none of any other. */
export function partsOf(text: string): Part[] {
  const opening = pastSpace(text, 0)
  const isObject = text[opening] === '{'
  if (!isObject && text[opening] !== '[') return []
  const parts: Part[] = []
  let at = pastSpace(text, opening + 1)
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const keyEnd = isObject ? endOfString(text, at) : at
    const start = isObject ? pastSpace(text, text.indexOf(':', keyEnd) + 1) : at
    const end = endOfValue(text, start)
    parts.push({ key: isObject ? String(JSON.parse(text.slice(at, keyEnd))) : null, text: text.slice(start, end) })
    at = pastSpace(text, end)
    if (text[at] === ',') at = pastSpace(text, at + 1)
  }
  return parts
}

/** The text of a member of an object: of several with the same key the last, as JSON.parse takes it. */
export function memberOf(text: string, key: string): string | undefined {
  return partsOf(text).findLast((part) => part.key === key)?.text
}

function pastSpace(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1
  return at
}

function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return quote + 1
  }
  return text.length + 1
}

function endOfValue(text: string, start: number): number {
  let depth = 0
  let at = start
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (sign === '"') {
      at = endOfString(text, at)
      if (depth === 0) return at
      continue
    }
    if (depth === 0 && at > start && /[\s,\]}]/.test(sign)) return at
    if (sign === '{' || sign === '[') depth += 1
    if (sign === '}' || sign === ']') depth -= 1
    at += 1
    if (depth === 0 && (sign === '}' || sign === ']')) return at
  }
  return at
}
