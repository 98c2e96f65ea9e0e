import { describe, expect, it } from 'vitest'
import { LANGUAGES, type Language, SOURCES } from './languages.ts'

/** Every text of a language by its path, `calls.title`. */
async function textsOf(language: Language): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const collect = (words: object, path: string) => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') texts.set(`${path}${key}`, value)
      else collect(value, `${path}${key}.`)
    }
  }
  collect(await SOURCES[language].first(), '')
  collect(await SOURCES[language].more(), '')
  return texts
}

const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+/g))].sort()
const PLURAL = /_(zero|one|two|few|many|other)$/

describe('the catalogues', async () => {
  const english = await textsOf('en')
  const languages = await Promise.all(LANGUAGES.map(async (language) => ({ language, texts: await textsOf(language) })))

  it.each(languages)('$language has the words that English has, and no others', ({ texts }) => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort())
  })

  it.each(languages)('$language leaves nothing empty and fills in what English fills in', ({ texts }) => {
    for (const [path, text] of texts) {
      expect(text.trim(), path).not.toBe('')
      // The text for one may leave the number out.
      if (!path.endsWith('_one')) expect(placeholders(text), path).toEqual(placeholders(english.get(path) ?? ''))
    }
  })

  it.each(languages)('$language has a text for every form of its plurals', ({ language, texts }) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const stems = new Set([...texts.keys()].filter((path) => PLURAL.test(path)).map((path) => path.replace(PLURAL, '')))
    expect(stems.size).toBeGreaterThan(0)
    for (const stem of stems) for (const form of forms) expect(texts.has(`${stem}_${form}`), `${stem}_${form}`).toBe(true)
  })

  it.each(languages)('$language has a short name of its own for every weekday', ({ texts }) => {
    const names = [...texts].filter(([path]) => path.startsWith('overview.heat.short.')).map(([, name]) => name)
    expect(new Set(names).size).toBe(7)
  })
})
