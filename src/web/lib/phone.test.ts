import { expect, it, vi } from 'vitest'
import { formatPhone, onPhoneMetadata } from './phone.ts'

it('groups Turkish numbers at once, with or without the plus', () => {
  expect(formatPhone('+905326202911')).toBe('+90 532 620 29 11')
  expect(formatPhone('905438856301')).toBe('+90 543 885 63 01')
  expect(formatPhone('00905326202911')).toBe('+90 532 620 29 11')
})

it('leaves what is no phone number as it is', () => {
  for (const text of ['101', '1015', '+4440333', 'anonymous', '']) expect(formatPhone(text)).toBe(text)
})

it('groups numbers of other countries once it has what it needs for them', async () => {
  const known = vi.fn()
  const stop = onPhoneMetadata(known)
  expect(formatPhone('+442071838750')).toBe('+442071838750')
  await vi.waitFor(() => expect(known).toHaveBeenCalled())
  expect(formatPhone('+442071838750')).toBe('+44 20 7183 8750')
  stop()
})
