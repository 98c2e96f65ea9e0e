/** What the lists and details of every resource cost in the default demo, as the screens ask for them. */
import type { AppDeps } from '#server/app.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import { openDeps } from '#server/open-deps.ts'
import { seedWithProgress } from '#server/seed-with-progress.ts'
import type { Ask } from './asks.ts'
import { inDirectory } from './in-directory.ts'

const API = '/api/v20211124'
const OWN = '/api/dashboard'

const PATHS = [
  `${API}/tasks?per_page=50`,
  `${API}/tasks?per_page=50&done=false&sort=due_date`,
  `${API}/tasks/1`,
  `${OWN}/tasks/1/links`,
  `${API}/users?per_page=50`,
  `${API}/users?per_page=50&q=satya&status=active`,
  `${API}/users/2`,
  `${API}/teams?per_page=50`,
  `${API}/teams/2`,
  `${API}/greetings?per_page=50`,
  `${API}/greetings/1`,
  `${API}/extensions?per_page=50&sort=number`,
  `${API}/extensions/1`,
  `${API}/numbers?per_page=50`,
  `${API}/numbers/1`,
  `${OWN}/contacts/1`,
  `${OWN}/companies/1`,
  `${OWN}/calls?company_id=1`,
  `${OWN}/comments?commentable_type=contact&commentable_id=1`,
  `${OWN}/tags?q=v`,
  `${OWN}/search?q=nalan`,
  `${OWN}/directory`,
] as const

export const demoAsks = (): Ask[] => PATHS.map((path) => ({ name: path, path: () => path }))

/** Does work with the default demo, which is gone afterwards. */
export function withDemo<T>(work: (deps: AppDeps) => Promise<T>): Promise<T> {
  return inDirectory(async (directory) => {
    const config = readConfig({ DATA_DIR: directory })
    const deps = await openDeps(config, systemClock)
    try {
      await seedWithProgress(config, deps)
      return await work(deps)
    } finally {
      await deps.db.close()
    }
  })
}
