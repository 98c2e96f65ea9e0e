/**
 * What part of a phone number a person means when they type one, in whatever format: `0532 620 29 11`, `+90532…`, `0090…`, `(0532)`,
 * `101`, the last digits, Arabic digits. The server turns the answer into SQL; tests hold both to `matchesNumber`.
 */

/** Country whose numbers are written without a country code: Hipcall serves Turkey. */
const HOME = '90'

/** Digits of a number as it is known everywhere: with its country code and without a plus; short numbers as they are. */
export function searchDigits(number: string): string {
  const digits = digitsOf(number)
  if (number.trim().startsWith('+')) return digits
  if (digits.length > 8 && digits.startsWith('00')) return digits.slice(2)
  if (/^0[1-9]\d{9}$/.test(digits)) return HOME + digits.slice(1)
  return /^[2-58]\d{9}$/.test(digits) ? HOME + digits : digits
}

/** A number fits where its `searchDigits` contain or start with one of these. */
export interface NumberSearch {
  contains: string[]
  startsWith: string[]
}

/**
 * What a text searches for; undefined where it is no part of a number (letters, or no digit), which finds nothing.
 * A leading + or 00 stands for the start of the number. A leading 0 may be the digit before the area code, which is not
 * stored, or a 0 in the middle: both are looked for.
 */
export function parseNumberSearch(text: string): NumberSearch | undefined {
  if (/[^\p{Nd}\s+().\-/–—‐‑‒*#\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text)) return undefined
  const digits = digitsOf(text)
  if (digits === '') return undefined
  if (/^[^\p{Nd}]*\+/u.test(text)) return { contains: [], startsWith: [digits] }
  if (digits.startsWith('00') && digits.length > 3) return { contains: [digits], startsWith: [digits.slice(2)] }
  if (!digits.startsWith('0') || digits.length < 3) return { contains: [digits], startsWith: [] }
  const rest = digits.slice(1)
  return rest.length < 4 ? { contains: [digits], startsWith: [HOME + rest] } : { contains: [digits, rest], startsWith: [] }
}

/** True where a number fits a search. */
export function matchesNumber(search: NumberSearch, number: string): boolean {
  const digits = searchDigits(number)
  return search.contains.some((part) => digits.includes(part)) || search.startsWith.some((start) => digits.startsWith(start))
}

/** The digits of a text in ASCII, whatever script they are written in. */
function digitsOf(text: string): string {
  return text.replace(/\P{Nd}/gu, '').replace(/[^0-9]/gu, asciiDigit)
}

/** Unicode's decimal digits come in runs of ten that begin at a multiple of ten after their zero: the zero is found by walking down. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  for (let value = 0; value < 9; value += 1) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value)
  }
  return String(mathDigit(code))
}

/** Runs that touch each other: nine steps down is still a digit, so the value is told from the run's own start. */
function mathDigit(code: number): number {
  return code >= 0x1d7ce && code <= 0x1d7ff ? (code - 0x1d7ce) % 10 : 9
}
