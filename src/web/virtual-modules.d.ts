/** The phone library's own metadata, cut in pieces when the app is built: see vite.config.ts. */
declare module 'virtual:phone-metadata' {
  import type { MetadataJson } from 'libphonenumber-js/core'

  export const turkey: MetadataJson
  /** By the first digit of the country's code. */
  export const zones: Readonly<Record<string, () => Promise<{ metadata: MetadataJson }>>>
}
