/** Fills the demo call centre, telling the person at the terminal how far it is. */
import type { Config } from './config.ts'
import { seedDemo } from './demo/seed.ts'
import type { Deps } from './deps.ts'
import { say } from './say.ts'

/** Days to make from which a person wants to know how far it is. */
const WORTH_TELLING = 5

export async function seedWithProgress(config: Config, deps: Pick<Deps, 'db' | 'clock' | 'zone'>): Promise<void> {
  const startedAt = Date.now()
  let told = -1
  const added = await seedDemo(deps.db, {
    days: config.DEMO_DAYS,
    callsPerDay: config.DEMO_CALLS_PER_DAY,
    seed: config.DEMO_SEED,
    zone: deps.zone,
    now: deps.clock.now(),
    talkSeconds: config.CALLBACK_TALK_SECONDS,
    onProgress: (done, total) => {
      const tenth = Math.floor((done / total) * 10)
      if (tenth > told && total >= WORTH_TELLING) say(`Making the demo call centre: ${tenth * 10} %`)
      told = Math.max(told, tenth)
    },
  })
  if (added > 0)
    say(`The demo call centre has ${added.toLocaleString('en')} new calls, made in ${Math.round((Date.now() - startedAt) / 1000)} s.`)
}
