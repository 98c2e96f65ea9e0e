/** What is measured of the figures: any period, any filter. */
import type { Ask } from './asks.ts'
import { END } from './calls.ts'

const DAY = 86_400_000

export function insightAsks(size: number): Ask[] {
  const of = (turn: number, count: number) => 1 + (Math.abs(turn) % count)
  const figures = (name: string, query: (turn: number) => string): Ask => ({
    name: `figures: ${name}`,
    path: (turn) => `/api/dashboard/insights?${query(turn)}`,
  })
  const date = (daysAgo: number) => new Date(END - daysAgo * DAY).toISOString().slice(0, 10)
  // Both ends within the days there are.
  const days = Math.floor(size / 1_500)
  const somewhere = (turn: number) => {
    const last = (Math.abs(turn) * 37) % days
    return `started_from=${date(Math.min(days, last + ((Math.abs(turn) * 61) % days)))}&started_to=${date(last)}`
  }
  return [
    figures('today', () => 'period=today'),
    figures('7 days', (turn) => `threshold=${of(turn, 60)}`),
    figures('30 days', (turn) => `period=30d&threshold=${of(turn, 60)}`),
    figures('90 days, one person', (turn) => `period=90d&users=${of(turn, 28)}`),
    figures('everything', (turn) => `period=all&threshold=${of(turn, 60)}`),
    figures('everything of one team', (turn) => `period=all&teams=${of(turn, 5)}`),
    figures('everything of three people, two numbers, a team', (turn) => {
      return `period=all&users=${of(turn, 28)},${of(turn + 5, 28)},${of(turn + 9, 28)}&numbers=${of(turn, 4)},${of(turn + 1, 4)}&teams=${of(turn, 5)}`
    }),
    figures('everything inbound', (turn) => `period=all&direction=inbound&threshold=${of(turn, 60)}`),
    figures('some period', somewhere),
    figures('some period of a number and a team', (turn) => `${somewhere(turn)}&numbers=${of(turn, 4)}&teams=${of(turn, 5)}`),
  ]
}
