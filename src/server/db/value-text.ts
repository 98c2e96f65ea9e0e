/** Values as PostgreSQL's text and back, as node-postgres with Drizzle does it, so that both databases give the same. */

/** Object identifiers of PostgreSQL's types. int8 is text to both drivers, for it may be too large for a number. */
const NUMBERS = new Set([21, 23, 26, 700, 701])
const NUMBER_ARRAYS = new Set([1005, 1007, 1021, 1022])
const TEXT_ARRAYS = new Set([1009, 1015])
const BOOLEAN = 16
const JSONS = new Set([114, 3802])

/** The value of a text of a type; points in time and all that is not listed here stay text. */
export function readValue(text: string | null, type: number): unknown {
  if (text === null) return null
  if (NUMBERS.has(type)) return Number(text)
  if (type === BOOLEAN) return text === 't'
  if (JSONS.has(type)) return JSON.parse(text)
  if (NUMBER_ARRAYS.has(type)) return elements(text).map((element) => (element === null ? null : Number(element)))
  return TEXT_ARRAYS.has(type) ? elements(text) : text
}

/** The elements of an array of one dimension: `{1,2}`, `{a,"b c",NULL}`. */
function elements(text: string): (string | null)[] {
  const parts = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []
  return parts.map((part) => {
    if (part === 'NULL') return null
    return part.startsWith('"') ? part.slice(1, -1).replace(/\\(.)/gs, '$1') : part
  })
}

/** The text of a parameter: arrays as `{"1",NULL}`, objects as JSON. */
export function writeValue(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(writeElement).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function writeElement(value: unknown): string {
  const text = Array.isArray(value) ? undefined : writeValue(value)
  if (text === undefined) return writeValue(value) ?? 'NULL'
  return text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`
}
