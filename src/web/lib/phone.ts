/** Writes phone numbers as people read them. Ordinary Turkish numbers at once; for the others the library is fetched when one turns up. */
import type { PhoneLibrary } from './phone-library.ts'

let library: PhoneLibrary | undefined
/** What was asked for: the library, and the countries' metadata by the first digit of their codes. */
const asked = new Set<string>()
/** Numbers as they were written before, by what was given: a row says its number more than once, and is drawn again and again. */
const written = new Map<string, string>()
const MOST_WRITTEN = 5_000
const listeners = new Set<() => void>()
let version = 0

/** Calls `listener` once more numbers can be grouped; gives back how to stop listening. */
export function onPhoneMetadata(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the formatting depends on: another value once more numbers can be grouped. */
export function phoneMetadata(): number {
  return version
}

/** Fetches what is needed for numbers that begin with this digit, once; again where that failed. */
async function fetchFor(zone: string): Promise<void> {
  if (asked.has(zone)) return
  asked.add(zone)
  try {
    library = (await import('./phone-library.ts')).library
    await library.fetchZone(zone)
    version += 1
    written.clear()
    for (const listener of listeners) listener()
  } catch {
    asked.delete(zone)
    written.clear()
  }
}

/**
 * The number grouped internationally, `+90 532 620 29 11`. Numbers without a plus are tried as international ones; what is no
 * phone number (an extension, a short number such as +4440333) stays as it is.
 */
export function formatPhone(number: string): string {
  let text = written.get(number)
  if (text === undefined) {
    text = group(number)
    if (written.size >= MOST_WRITTEN) written.clear()
    written.set(number, text)
  }
  return text
}

/** Turkish numbers as the library groups them, by their codes: areas and mobiles, and those of services; a test asks it about each. */
const TURKISH = [
  { number: /^90((?:5(?!12)\d|[234][1-8])\d)(\d{3})(\d{2})(\d{2})$/, grouped: '+90 $1 $2 $3 $4' },
  { number: /^90((?:8[01589]|90)\d)(\d{3})(\d{4})$/, grouped: '+90 $1 $2 $3' },
] as const

function group(number: string): string {
  const text = number.trim()
  const digits = text.replace(/\D/g, '')
  if (digits.length < 9 || /[^\d\s()+./-]/.test(text)) return text
  const international = digits.replace(/^00/, '')
  const turkish = TURKISH.find(({ number }) => number.test(international))
  if (turkish !== undefined) return international.replace(turkish.number, turkish.grouped)
  const grouped = library?.group(`+${international}`)
  if (grouped === undefined) void fetchFor(international.charAt(0))
  return grouped ?? text
}
