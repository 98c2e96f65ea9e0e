import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve('src/web/app/theme/tokens.css'), 'utf8')
const THEMES = ['light', 'dark'] as const

/** The colour of a token in both themes, as six digits. */
function colours(name: string): Record<(typeof THEMES)[number], string> {
  const [, light = '', dark = ''] = new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`).exec(css) ?? []
  if (light === '' || dark === '') throw new Error(`tokens.css has no --${name} of two colours`)
  return { light, dark }
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

const SURFACES = ['surface', 'surface-sunken', 'surface-raised', 'hover']
const OUTCOMES = ['answered', 'voicemail', 'missed', 'short', 'internal', 'outbound'].map((outcome) => `outcome-${outcome}`)
const TEXTS = ['ink', 'quiet', 'accent', 'danger', ...OUTCOMES]
const ON: readonly (readonly [text: string, surface: string])[] = [
  ...TEXTS.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)),
  ['on-accent', 'accent'],
  ['accent', 'accent-faint'],
  ['ink', 'accent-faint'],
  ['quiet', 'accent-faint'],
]

describe.each(THEMES)('the %s theme', (theme) => {
  it('shows every text at 4.5:1 or more', () => {
    for (const [text, surface] of ON)
      expect(contrast(colours(text)[theme], colours(surface)[theme]), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5)
  })

  it('shows where the focus is at 3:1 or more', () => {
    for (const surface of SURFACES) expect(contrast(colours('focus')[theme], colours(surface)[theme]), surface).toBeGreaterThanOrEqual(3)
  })
})
