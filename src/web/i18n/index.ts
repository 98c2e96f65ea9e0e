/** The words of the app, in the language of the person, with keys the compiler knows. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Catalogue, LANGUAGES, type Language, SOURCES } from './languages.ts'
import { wholeNumber } from './whole-number.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Catalogue }
  }
}

let all = false

/** Starts i18next in the language of the document, which index.html has set, with the words of the first screen. */
export async function startI18n(): Promise<void> {
  const language = LANGUAGES.find((one) => one === document.documentElement.lang) ?? 'en'
  const translation = await SOURCES[language].first()
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation } },
    lng: language,
    fallbackLng: language,
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  i18next.services.formatter?.add('number', wholeNumber)
}

/** Fetches the words of the screens beyond the first; to be awaited before one of them is drawn. */
export async function loadAllWords(): Promise<void> {
  if (all) return
  await addMore(current())
  all = true
}

/** Code that is fetched, once its words are there as well. */
export async function withWords<T>(code: Promise<T>): Promise<T> {
  const [fetched] = await Promise.all([code, loadAllWords()])
  return fetched
}

function current(): Language {
  return LANGUAGES.find((one) => one === i18next.language) ?? 'en'
}

async function addMore(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await SOURCES[language].more(), true, true)
}

/** Changes the language of everything on screen and remembers it. */
export async function chooseLanguage(language: Language): Promise<void> {
  i18next.addResourceBundle(language, 'translation', await SOURCES[language].first(), true, true)
  if (all) await addMore(language)
  document.documentElement.lang = language
  localStorage.setItem('santral.language', language)
  await i18next.changeLanguage(language)
}
