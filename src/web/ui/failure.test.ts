import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { ApiError } from '#contract/client.ts'
import { SAID } from '#contract/said.ts'
import { SOURCES } from '#web/i18n/languages.ts'
import { failureText } from './failure.tsx'

async function told(language: 'en' | 'tr', message: string, status: number): Promise<string> {
  const i18n = i18next.createInstance()
  const translation = { ...(await SOURCES[language].first()), ...(await SOURCES[language].more()) }
  await i18n.init({ lng: language, resources: { [language]: { translation } }, interpolation: { escapeValue: false } })
  return failureText(new ApiError('http', 'GET /x', message, { status }), i18n.t)
}

describe('what the server said', () => {
  it.each(Object.values(SAID))('is told in the language of the person where it is known: %s', async (sentence) => {
    expect(await told('en', sentence, 502)).toBe(sentence)
    const turkish = await told('tr', sentence, 502)
    expect(turkish).not.toBe(sentence)
    expect(turkish).toMatch(/[çğıöşü]/)
  })

  it('is told as it is where it is not, and within a refusal', async () => {
    expect(await told('tr', 'Hipcall: No query results.', 404)).toBe('Hipcall: No query results.')
    expect(await told('tr', SAID.tokenOfHere, 403)).toMatch(/yetkiniz yok\. Hipcall’da bir şey değiştirmek/)
  })
})
