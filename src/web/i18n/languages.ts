/** The languages there are, and where their words are fetched from: those of the first screen apart from the rest. */
import type { first as firstEn } from './en/first.ts'
import type { more as moreEn } from './en/more.ts'

export const LANGUAGES = ['en', 'tr'] as const
export type Language = (typeof LANGUAGES)[number]

/** The same keys with any words: what another language must have. */
type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

/** All keys, by the English catalogue. */
export type Catalogue = typeof firstEn & typeof moreEn

interface Source {
  first(): Promise<Words<typeof firstEn>>
  more(): Promise<Words<typeof moreEn>>
}

export const SOURCES: Readonly<Record<Language, Source>> = {
  en: { first: async () => (await import('./en/first.ts')).first, more: async () => (await import('./en/more.ts')).more },
  tr: { first: async () => (await import('./tr/first.ts')).first, more: async () => (await import('./tr/more.ts')).more },
}
