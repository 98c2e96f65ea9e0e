/** Writes phone numbers as people read them. Turkish numbers at once; what other countries need is fetched when one turns up. */

import { turkey, zones } from 'virtual:phone-metadata'
import { type MetadataJson, parsePhoneNumber } from 'libphonenumber-js/core'

let metadata: MetadataJson = turkey
/** First digits of the countries' codes whose metadata is there or on its way. */
const asked = new Set<string>()
/** Numbers as they were written before, by what was given: a row says its number more than once, and is drawn again and again. */
const written = new Map<string, string>()
const MOST_WRITTEN = 5_000
const listeners = new Set<() => void>()

/** Calls `listener` once more is known of other countries' numbers; gives back how to stop listening. */
export function onPhoneMetadata(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the formatting depends on: another value once more is known. */
export function phoneMetadata(): MetadataJson {
  return metadata
}

async function fetchZone(zone: string): Promise<void> {
  const more = (await zones[zone]?.())?.metadata
  if (more === undefined) return
  metadata = {
    version: metadata.version,
    country_calling_codes: { ...metadata.country_calling_codes, ...more.country_calling_codes },
    countries: { ...metadata.countries, ...more.countries },
    nonGeographic: { ...metadata.nonGeographic, ...more.nonGeographic },
  }
  written.clear()
  for (const listener of listeners) listener()
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

function group(number: string): string {
  const text = number.trim()
  const digits = text.replace(/\D/g, '')
  if (digits.length < 9 || /[^\d\s()+./-]/.test(text)) return text
  const international = digits.replace(/^00/, '')
  const parsed = parse(`+${international}`)
  if (parsed !== undefined) return parsed
  const zone = international.charAt(0)
  if (!international.startsWith('90') && !asked.has(zone)) {
    asked.add(zone)
    void fetchZone(zone).catch(() => {
      asked.delete(zone)
      written.clear()
    })
  }
  return text
}

function parse(text: string): string | undefined {
  try {
    const number = parsePhoneNumber(text, metadata)
    return number.isPossible() ? number.formatInternational() : undefined
  } catch {
    return undefined
  }
}
