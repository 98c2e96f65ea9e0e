/** What is measured of the callers to be called back. */
import type { Ask } from './asks.ts'

export function callbackAsks(): Ask[] {
  const of = (name: string, path: (turn: number) => string): Ask => ({
    name: `callbacks: ${name}`,
    path: (turn) => `/api/dashboard/callbacks${path(turn)}`,
  })
  return [
    of('the worklist', () => '?per_page=50&page=1'),
    of('nobody’s, longest waiting', () => '?per_page=50&page=1&assignee=nobody&sort=first_at'),
    of('one of our numbers', (turn) => `?per_page=50&page=1&numbers=${1 + (Math.abs(turn) % 4)}`),
    of('closed', () => '?per_page=50&page=1&state=closed'),
    of('counts', () => '/counts'),
    of('figures of 7 days', () => '/figures?period=7d'),
  ]
}
