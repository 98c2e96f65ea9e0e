/** The words of both languages, there before the first test, so that what is rendered needs no waiting for them. */
import { chooseLanguage, loadAllWords, startI18n } from '#web/i18n/index.ts'
import { LANGUAGES } from '#web/i18n/languages.ts'

await startI18n()
await loadAllWords()
for (const language of LANGUAGES.toReversed()) await chooseLanguage(language)
