/** Writes phone numbers as people read them. Turkish numbers at once; what other countries need is fetched when one turns up. */

import { turkey } from 'virtual:phone-metadata-turkey'
import { type MetadataJson, parsePhoneNumber } from 'libphonenumber-js/core'

let metadata: MetadataJson = turkey
let asked = false
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

async function fetchTheRest(): Promise<void> {
  const { default: all } = await import('libphonenumber-js/min/metadata')
  metadata = all
  for (const listener of listeners) listener()
}

/**
 * The number grouped internationally, `+90 532 620 29 11`. Numbers without a plus are tried as international ones; what is no
 * phone number (an extension, a short number such as +4440333) stays as it is.
 */
export function formatPhone(number: string): string {
  const text = number.trim()
  const digits = text.replace(/\D/g, '')
  if (digits.length < 9 || /[^\d\s()+./-]/.test(text)) return text
  const parsed = parse(`+${digits.replace(/^00/, '')}`)
  if (parsed !== undefined) return parsed
  if (!digits.startsWith('90') && metadata === turkey && !asked) {
    asked = true
    void fetchTheRest().catch(() => {
      asked = false
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
