declare module 'virtual:phone-metadata-turkey' {
  import type { MetadataJson } from 'libphonenumber-js/core'

  /** The library's own metadata of one country, cut out when the app is built: see vite.config.ts. */
  export const turkey: MetadataJson
}
