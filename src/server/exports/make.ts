/** Puts a file of calls together: which calls, in which words, and what it is of. */
import type { ExportQuery } from '#contract/dashboard/exports.ts'
import { CdrFilter } from '#contract/hipcall/cdrs.ts'
import { writeQuery } from '#contract/query.ts'
import type { Deps } from '../deps.ts'
import { type Range, resolvePeriod } from '../resources/cdrs/period.ts'
import type { CdrRow } from '../resources/cdrs/row.ts'
import { callCount, callPage } from '../resources/cdrs/store.ts'
import { wallClockOf } from '../resources/days-of-zone.ts'
import { readDirectory } from '../resources/directory/store.ts'
import { columnsOf } from './columns.ts'
import { completenessLines, readHeld } from './completeness.ts'
import { timeText } from './csv.ts'
import type { CallsFile } from './file.ts'
import { FILE_WORDS } from './words.ts'

/** Calls read at once: few enough that nobody waits long behind them. */
const BATCH = 500

interface Making {
  query: ExportQuery
  signal: AbortSignal
  /** Called with the number of calls of each batch that was handed out. */
  wrote(calls: number): void
}

/**
 * The calls that fit by now: what starts later is not in the file, however long it takes. Throws a PeriodError.
 * Its batches can be read once, and throw the signal's reason when it is aborted.
 */
export async function makeFile(
  { db, clock, zone, kind }: Pick<Deps, 'db' | 'clock' | 'zone' | 'kind'>,
  making: Making,
): Promise<CallsFile & { range: Range }> {
  const { query, signal, wrote } = making
  const { format: _format, language = 'en', id: _id, told, about: _about, sort, ...filter } = query
  const now = clock.now()
  const range = upTo(resolvePeriod(filter, zone, now), now)
  const fixed = { ...filter, period: undefined, ...instantsOf(range) }
  const words = FILE_WORDS[language]
  const wallClock = wallClockOf(zone)
  const reading = { zone, now, signal }
  const moment = (instant: number) => timeText(wallClock(instant), language)
  const held = kind === 'hipcall' ? await readHeld(db, range) : undefined
  const inPeriod = held === undefined ? 0 : (await callCount(db, instantsOf(range), reading)).total
  const completeness = held === undefined ? [] : completenessLines(held, range, inPeriod, { words, moment })
  const [directory, { total }] = await Promise.all([readDirectory(db), callCount(db, fixed, reading)])
  async function* batches(): AsyncGenerator<readonly CdrRow[]> {
    let after: string | undefined
    do {
      signal.throwIfAborted()
      const page = await callPage(db, { ...fixed, sort, after }, BATCH, reading)
      yield page.rows
      wrote(page.rows.length)
      after = page.next ?? undefined
    } while (after !== undefined)
  }
  const asked = told ?? writeQuery(CdrFilter, filter).toString()
  return {
    range,
    language,
    words,
    columns: columnsOf({ words, directory }),
    batches: batches(),
    about: (count) => [
      [words.filter, asked === '' ? words.allCalls : asked],
      [words.zone, zone],
      [words.madeAt, moment(now)],
      [words.count, count],
      ...completeness,
    ],
    total,
    wallClock,
  }
}

/** Calls start up to this instant: one that is to come cannot be in two readings of the same file. */
const upTo = ({ from, to }: Range, now: number): Range => ({ from, to: to === null ? now + 1 : Math.min(to, now + 1) })

/** A range as parameters of the list; where it begins after now, one without a call. */
function instantsOf({ from, to }: Range): { started_from?: string; started_to?: string } {
  const write = (instant: number) => new Date(instant).toISOString()
  const end = to === null || from === null ? to : Math.max(from, to)
  return { ...(from === null ? {} : { started_from: write(from) }), ...(end === null ? {} : { started_to: write(end) }) }
}
