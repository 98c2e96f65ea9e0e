/** Fills the store with the demo call centre, and goes on where an earlier start, finished or not, has left off. */
import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Db, Queries } from '../db/connect.ts'
import { MANY_ROWS, tidy } from '../db/tidy.ts'
import { ensureCases } from '../resources/callbacks/rebuild.ts'
import { forgetRule, TALK_SECONDS } from '../resources/callbacks/rule.ts'
import { type InsertOptions, insertCdrs } from '../resources/cdrs/insert.ts'
import { upsertRecords } from '../resources/directory/records.ts'
import { upsertDirectory } from '../resources/directory/store.ts'
import type { DemoSettings } from './calls.ts'
import { callsOfDay } from './calls-of-day.ts'
import { outsidersOf, TAGS } from './contacts.ts'
import { addDays, at, dateOf, dayOf } from './day.ts'
import { documentedCalls } from './documented.ts'
import { USERS } from './people.ts'
import { EXTENSIONS, GREETINGS, NUMBERS, TEAMS } from './routing.ts'
import { commentsOf, TASK_LISTS, tasksOf } from './tasks.ts'

export interface SeedOptions extends DemoSettings {
  /** Days of calls, today among them. */
  days: number
  /** Milliseconds since 1970: calls that have not ended by then are left for later. */
  now: number
  /** Seconds somebody must have talked with a caller for a callback to be done. */
  talkSeconds?: number
  /** Called with the days done and the days to do. */
  onProgress?: (done: number, total: number) => void
}

/** The store holds a demo of another kind: `message` says what to do. */
export class OtherDemoError extends Error {
  override readonly name = 'OtherDemoError'
}

/** Days from which cases are made once at the end rather than with every day. */
const MANY_DAYS = 3

const KEY = 'demo'
/** What has been made: every call of the days from `from` up to `until`, and those of `until` that had ended. */
const Marker = z.object({ seed: z.int(), calls_per_day: z.int(), zone: z.string(), from: z.string(), until: z.string() })
type Marker = z.infer<typeof Marker>

async function readMarker(db: Queries): Promise<Marker | undefined> {
  const [row] = await db.rows<{ value: unknown }>(sql`select value from settings where key = ${KEY}`)
  return row === undefined ? undefined : z.parse(Marker, row.value)
}

async function writeMarker(db: Queries, marker: Marker): Promise<void> {
  await db.rows(sql`insert into settings (key, value) values (${KEY}, ${JSON.stringify(marker)}::jsonb)
    on conflict (key) do update set value = excluded.value`)
}

/** Brings the demo up to `now`. Gives back how many calls are new. Throws an OtherDemoError where other settings made what is there. */
export async function seedDemo(db: Db, options: SeedOptions): Promise<number> {
  const { seed, callsPerDay, zone, days, now, onProgress } = options
  const today = dateOf(now, zone)
  const first = addDays(today, 1 - days)
  const known = await readMarker(db)
  if (known !== undefined) refuseOther(known, options)
  else await seedDirectory(db, seed, today, zone)

  const dates = datesToMake(known, first, today)
  const many: InsertOptions = dates.length > MANY_DAYS ? { cases: 'later' } : {}
  if (many.cases === 'later') await forgetRule(db)
  let added = known === undefined ? (await insertCdrs(db, documentedCalls(), many)).length : 0
  const from = known === undefined || first < known.from ? first : known.from
  for (const [index, date] of dates.entries()) {
    const ended = callsOfDay(date, options).filter(({ endedAt }) => endedAt <= now)
    added += await db.transaction(async (tx) => {
      const inserted = await insertCdrs(
        tx,
        ended.map(({ cdr }) => cdr),
        many,
      )
      // Days are made newest first: until all are there, an interrupted seed must begin again.
      if (index === dates.length - 1) await writeMarker(tx, { seed, calls_per_day: callsPerDay, zone, from, until: today })
      return inserted.length
    })
    onProgress?.(index + 1, dates.length)
  }
  if (added > MANY_ROWS) await tidy(db)
  if (await ensureCases(db, options.talkSeconds ?? TALK_SECONDS)) await tidy(db, ['callback_cases'])
  return added
}

/** The dates that are not, or not wholly, there: the last one made may have been unfinished. */
function datesToMake(known: Marker | undefined, first: string, today: string): string[] {
  const dates: string[] = []
  for (let date = today; date >= first; date = addDays(date, -1)) {
    if (known === undefined || date >= known.until || date < known.from) dates.push(date)
  }
  return dates
}

function refuseOther(known: Marker, { seed, callsPerDay, zone }: SeedOptions): void {
  const same = known.seed === seed && known.calls_per_day === callsPerDay && known.zone === zone
  if (same) return
  throw new OtherDemoError(
    `This database holds a demo made with DEMO_SEED=${known.seed}, DEMO_CALLS_PER_DAY=${known.calls_per_day} and ACCOUNT_TIME_ZONE=${known.zone}. Start with these, or with another DATA_DIR.`,
  )
}

async function seedDirectory(db: Db, seed: number, today: string, zone: string): Promise<void> {
  const { companies, contacts, deals, tickets } = outsidersOf(seed)
  const noon = at(dayOf(today, zone), 12)
  await upsertDirectory(db, { users: USERS, numbers: NUMBERS, teams: TEAMS, greetings: GREETINGS, extensions: EXTENSIONS })
  await upsertRecords(db, {
    companies,
    contacts,
    deals,
    tickets,
    tags: TAGS,
    task_lists: TASK_LISTS,
    tasks: tasksOf(seed, noon),
    comments: commentsOf(seed, noon),
  })
}
