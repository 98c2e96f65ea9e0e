import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { formatPhone, onPhoneMetadata } from './phone.ts'

it('groups Turkish numbers at once, with or without the plus', () => {
  expect(formatPhone('+905326202911')).toBe('+90 532 620 29 11')
  expect(formatPhone('905438856301')).toBe('+90 543 885 63 01')
  expect(formatPhone('00905326202911')).toBe('+90 532 620 29 11')
})

it('groups every Turkish number as the library does', async () => {
  const { library } = await import('./phone-library.ts')
  // An unusual one, so that the library is there for the others of its kind.
  await vi.waitFor(() => expect(formatPhone('+902006202911')).toBe('+90 2006202911'))
  const parts = { code: fc.integer({ min: 200, max: 999 }), rest: fc.integer({ min: 0, max: 9_999_999 }) }
  const asLibrary = (code: number, rest: number) => {
    const number = `+90${code}${String(rest).padStart(7, '0')}`
    return [formatPhone(number), library.group(number) ?? number]
  }
  for (let code = 200; code < 1000; code++) {
    const [ours, theirs] = asLibrary(code, 6_202_911)
    expect(ours).toBe(theirs)
  }
  fc.assert(
    fc.property(parts.code, parts.rest, (code, rest) => {
      const [ours, theirs] = asLibrary(code, rest)
      expect(ours).toBe(theirs)
    }),
  )
})

it('leaves what is no phone number as it is', () => {
  for (const text of ['101', '1015', '+4440333', 'anonymous', '']) expect(formatPhone(text)).toBe(text)
})

it('groups numbers of other countries once it has what it needs for them', async () => {
  const known = vi.fn()
  const stop = onPhoneMetadata(known)
  expect(formatPhone('+442071838750')).toBe('+442071838750')
  await vi.waitFor(() => expect(known).toHaveBeenCalledTimes(1))
  expect(formatPhone('+442071838750')).toBe('+44 20 7183 8750')
  await vi.waitFor(() => expect(formatPhone('00994125980000')).toBe('+994 12 598 00 00'))
  expect(formatPhone('+905326202911')).toBe('+90 532 620 29 11')
  stop()
})

it('groups a number of every part of the world', async () => {
  const numbers = ['+12125550142', '+27115550142', '+34911234567', '+493012345678', '+551155501234', '+61255501234', '+74951234567']
  const grouped = ['+81312345678', '+919876543210'].concat(numbers)
  for (const number of grouped) formatPhone(number)
  for (const number of grouped) await vi.waitFor(() => expect(formatPhone(number)).toMatch(/^\+\d+( \d+)+$/))
})
