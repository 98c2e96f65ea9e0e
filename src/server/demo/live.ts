/** Lets the demo's day go on: each of today's calls is stored when it ends, as a real account would list it. */
import type { Clock } from '../clock.ts'
import type { Db } from '../db/connect.ts'
import type { Logger } from '../log.ts'
import { insertCdrs } from '../resources/cdrs/insert.ts'
import type { DemoSettings } from './calls.ts'
import { callsOfDay } from './calls-of-day.ts'
import { addDays, dateOf } from './day.ts'
import type { Made } from './inbound.ts'

/** Milliseconds between two looks at the clock. */
const STEP = 1_000

export interface LiveDemo {
  /** Resolves when nothing is being written any more. */
  stop(): Promise<void>
}

export interface LiveOptions extends DemoSettings {
  db: Db
  clock: Clock
  log: Logger
}

/** Stores the calls that end from now on. */
export function startLiveDemo(options: LiveOptions): LiveDemo {
  const day = createLiveDay(options, options.clock.now())
  let work: Promise<unknown> = Promise.resolve()
  let busy = false
  const step = async () => {
    if (busy) return
    busy = true
    try {
      const ended = day.endedBy(options.clock.now())
      if (ended.length > 0) await insertCdrs(options.db, ended)
    } catch (error) {
      options.log.error({ err: error }, 'new calls of the demo could not be stored')
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => {
    work = step()
  }, STEP)
  return {
    async stop() {
      clearInterval(timer)
      await work
    },
  }
}

/** Today's calls that have not ended by `from`, and then those of the days that follow. Milliseconds since 1970. */
export function createLiveDay(settings: DemoSettings, from: number) {
  const today = dateOf(from, settings.zone)
  const unended = (date: string) => callsOfDay(date, settings).filter(({ endedAt }) => endedAt > from)
  let waiting: Made[] = [...unended(addDays(today, -1)), ...unended(today)]
  let last = today
  return {
    /** The calls that have ended by `now` and were not given before, by their start. */
    endedBy(now: number) {
      for (const current = dateOf(now, settings.zone); last < current; ) {
        last = addDays(last, 1)
        waiting.push(...callsOfDay(last, settings))
      }
      const ended = waiting.filter(({ endedAt }) => endedAt <= now)
      if (ended.length > 0) waiting = waiting.filter(({ endedAt }) => endedAt > now)
      return ended.map(({ cdr }) => cdr)
    },
  }
}
