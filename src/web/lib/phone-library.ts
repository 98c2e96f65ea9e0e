/** The phone library with the metadata fetched so far: Turkey's, and those of the countries whose numbers have turned up. */

import { turkey, zones } from 'virtual:phone-metadata'
import { type MetadataJson, parsePhoneNumber } from 'libphonenumber-js/core'

let metadata: MetadataJson = turkey

/** Fetches what the countries need whose codes begin with this digit. */
async function fetchZone(zone: string): Promise<void> {
  const more = (await zones[zone]?.())?.metadata
  if (more === undefined) return
  metadata = {
    version: metadata.version,
    country_calling_codes: { ...metadata.country_calling_codes, ...more.country_calling_codes },
    countries: { ...metadata.countries, ...more.countries },
    nonGeographic: { ...metadata.nonGeographic, ...more.nonGeographic },
  }
}

/** An international number (`+` and digits) grouped; undefined where it is none, or of a country that is not known yet. */
function group(text: string): string | undefined {
  try {
    const number = parsePhoneNumber(text, metadata)
    return number.isPossible() ? number.formatInternational() : undefined
  } catch {
    return undefined
  }
}

export const library = { fetchZone, group }
export type PhoneLibrary = typeof library
