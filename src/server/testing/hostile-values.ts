/** Texts and JSON values that have broken servers before. */
import type { Choice } from './chooser.ts'

export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  '\u202e\u200f',
  '\u0301',
  '👩‍👩‍👧‍👦',
  'İIıi',
  "'; drop table tasks; --",
  '" or 1=1',
  '%',
  '_',
  '\\',
  '%%%%%%%%%%',
  '../../etc/passwd',
  '#{7*7}',
  '<script>alert(1)</script>',
  'null',
  'undefined',
  'NaN',
  'true',
  '-1',
  '0',
  '1e309',
  '2147483648',
  '9'.repeat(40),
  '0x10',
  '٣',
  '1,2,,3',
  ',',
  '2023-02-30',
  '0000-00-00',
  '99999-01-01T00:00:00Z',
  '2023-03-31T25:00:00Z',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'x'.repeat(256),
  'ı'.repeat(300),
] as const

const NUMBERS = [0, -0, -1, 1, 2, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 31 - 1, 2 ** 53, 1e-7]

export function hostileText(choice: Choice): string {
  if (choice.oneIn(4)) return String.fromCharCode(...choice.list(0, 12, () => choice.number(0, 65_535)))
  return choice.of(HOSTILE_TEXTS)
}

/** Any JSON value, nested at most so deep. */
export function anyJson(choice: Choice, depth: number): unknown {
  const kind = choice.number(0, depth > 0 ? 6 : 4)
  if (kind === 0) return null
  if (kind === 1) return choice.oneIn(2)
  if (kind === 2) return choice.of(NUMBERS)
  if (kind <= 4) return hostileText(choice)
  if (kind === 5) return choice.list(0, 4, () => anyJson(choice, depth - 1))
  return Object.fromEntries(choice.list(0, 4, () => [hostileText(choice), anyJson(choice, depth - 1)] as const))
}
