/** The language a user has set, in the words of the person who reads; one the browser has no word for as it is. */
export function languageName(locale: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(locale.replace('_', '-')) ?? locale
  } catch {
    return locale
  }
}
