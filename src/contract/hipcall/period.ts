/** Named periods of a list of calls; the server turns them into instants with the account's zone and its clock. */

/** today, yesterday; 7d, 30d, 90d: that many days ending today; all. */
export const PERIODS = ['today', 'yesterday', '7d', '30d', '90d', 'all'] as const
export type Period = (typeof PERIODS)[number]

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/

/** True for a date of the calendar (`2026-11-23`; not 2026-02-30) or an instant in ISO 8601 with its offset. */
export function isDateOrInstant(text: string): boolean {
  const [, year, month, day] = DATE.exec(INSTANT.exec(text)?.[1] ?? text) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
