/** How long the server takes for the lists and details of every resource, over HTTP on one machine. */
import type { Figure } from './table.ts'

const TIMES = 100

/** What the screens ask for, in the demo. */
const ASKED = [
  '/api/v20211124/tasks?per_page=50',
  '/api/v20211124/tasks?per_page=50&done=false&sort=due_date',
  '/api/v20211124/tasks/1',
  '/api/dashboard/tasks/1/links',
  '/api/v20211124/users?per_page=50',
  '/api/v20211124/users?per_page=50&q=satya&status=active',
  '/api/v20211124/users/2',
  '/api/v20211124/teams?per_page=50',
  '/api/v20211124/teams/2',
  '/api/v20211124/greetings?per_page=50',
  '/api/v20211124/greetings/1',
  '/api/v20211124/extensions?per_page=50&sort=number',
  '/api/v20211124/extensions/1',
  '/api/v20211124/numbers?per_page=50',
  '/api/v20211124/numbers/1',
  '/api/dashboard/contacts/1',
  '/api/dashboard/companies/1',
  '/api/dashboard/companies/1/calls',
  '/api/dashboard/comments?commentable_type=contact&commentable_id=1',
  '/api/dashboard/tags?q=v',
  '/api/dashboard/search?q=nalan',
  '/api/dashboard/directory',
] as const

/** Milliseconds of each ask, one after the other; `cookie` is of a session, which nobody limits. */
export async function answerTimes(origin: string, cookie: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const path of ASKED) {
    const values: number[] = []
    for (let turn = -5; turn < TIMES; turn++) {
      const started = performance.now()
      const response = await fetch(`${origin}${path}`, { headers: { cookie } })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      if (turn >= 0) values.push(performance.now() - started)
    }
    figures.push({ what: path, unit: 'ms', values, budget: 5 })
  }
  return figures
}
