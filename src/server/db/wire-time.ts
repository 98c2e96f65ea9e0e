/** Points in time on their way between the database's text and the API's. */

/** The API's form of a timestamptz as the database writes it in UTC: `2023-03-31 08:41:58+00` is `2023-03-31T08:41:58+0000`. */
export function wireTime(text: string): string
export function wireTime(text: string | null): string | null
export function wireTime(text: string | null): string | null {
  return text === null ? null : `${text.slice(0, 10)}T${text.slice(11, 19)}+0000`
}
