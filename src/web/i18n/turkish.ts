/** Endings of Turkish that go by how a number is spoken. */

/** Of the last word spoken: iki → ikiye, altı → altıya, dokuz → dokuza. */
const ONES = ['', 'e', 'ye', 'e', 'e', 'e', 'ya', 'ye', 'e', 'a']
const TENS = ['', 'a', 'ye', 'a', 'a', 'ye', 'a', 'e', 'e', 'a']

/** A time, or a date with one, as it is said before "kadar": `14:02’ye`, `14:00’e`. */
export function towards(text: string): string {
  const [hours = 0, minutes = 0] = (/(\d\d):(\d\d)$/.exec(text) ?? []).slice(1).map(Number)
  // A full hour is spoken without its minutes, midnight as sıfır sıfır.
  const spoken = minutes === 0 ? hours : minutes
  const ending = spoken === 0 ? 'a' : spoken % 10 === 0 ? TENS[spoken / 10] : ONES[spoken % 10]
  return `${text}’${ending}`
}
