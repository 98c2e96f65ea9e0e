/** The words of the app in English and Turkish, with keys the compiler knows. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en/index.ts'
import { tr } from './tr/index.ts'

export const LANGUAGES = ['en', 'tr'] as const
export type Language = (typeof LANGUAGES)[number]

/** The same keys with any words: what another language must have. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

const words: Words<typeof en> = tr

/** Starts i18next in the language of the document, which index.html has set. */
export function startI18n(): void {
  const language = LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'en'
  void i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, tr: { translation: words } },
    lng: language,
    fallbackLng: 'en',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

/** Changes the language of everything on screen and remembers it. */
export function chooseLanguage(language: Language): void {
  document.documentElement.lang = language
  localStorage.setItem('santral.language', language)
  void i18next.changeLanguage(language)
}
