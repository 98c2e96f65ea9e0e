/** Brings records of a file into the store, many at a time; what cannot be stored is told and keeps nothing else out. */
import type { Queries } from '../db/connect.ts'
import { refusalOf } from '../db/refused.ts'
import { MANY_ROWS, tidy } from '../db/tidy.ts'
import { insertCdrs } from '../resources/cdrs/insert.ts'
import { upsertRecords } from '../resources/directory/records.ts'
import { upsertDirectory } from '../resources/directory/store.ts'
import { BadLineError, type ImportedRecord, RECORD_TYPES, type RecordOf, type RecordType, readRecord } from './read-record.ts'

/** Records stored at once. */
const BATCH = 1_000

export interface ImportSummary {
  /** Lines that hold something. */
  lines: number
  /** Records read, by type; of calls `added` are new: one that is there already is left as it is. */
  read: Readonly<Record<RecordType, number>>
  added: number
  bad: number
}

export interface ImportTold {
  /** A line (from 1) and why it was left out. */
  bad(line: number, reason: string): void
  /** Lines that are done. */
  progress(lines: number): void
}

interface Numbered {
  line: number
  imported: ImportedRecord
}

/** Reads every line; a second time nothing changes. Rejects where the database cannot be written to. */
export async function importLines(db: Queries, lines: AsyncIterable<string>, told: ImportTold): Promise<ImportSummary> {
  const read = Object.fromEntries(RECORD_TYPES.map((type) => [type, 0])) as Record<RecordType, number>
  const summary = { lines: 0, read, added: 0, bad: 0 }
  const refuse = (line: number, reason: string) => {
    summary.bad += 1
    told.bad(line, reason)
  }
  let batch: Numbered[] = []
  let line = 0
  const store = async () => {
    const stored = await storeAll(db, batch, refuse)
    summary.added += stored.added
    for (const { imported } of stored.records) read[imported.type] += 1
    batch = []
    told.progress(line)
  }
  for await (const text of lines) {
    line += 1
    const trimmed = (line === 1 ? text.replace(/^\uFEFF/, '') : text).trim()
    if (trimmed === '') continue
    summary.lines += 1
    try {
      batch.push({ line, imported: readRecord(trimmed) })
    } catch (error) {
      if (!(error instanceof BadLineError)) throw error
      refuse(line, error.message)
    }
    if (batch.length >= BATCH) await store()
  }
  await store()
  if (summary.added > MANY_ROWS) await tidy(db)
  return summary
}

/** Stores what can be stored; where the database refuses some of it, halves are tried until those are found. */
async function storeAll(
  db: Queries,
  batch: readonly Numbered[],
  refuse: (line: number, reason: string) => void,
): Promise<{ added: number; records: readonly Numbered[] }> {
  const [first] = batch
  if (first === undefined) return { added: 0, records: [] }
  try {
    return { added: await db.transaction((tx) => storeOnce(tx, batch)), records: batch }
  } catch (error) {
    const reason = refusalOf(error)
    if (reason === undefined) throw error
    if (batch.length === 1) {
      refuse(first.line, `cannot be stored: ${reason}`)
      return { added: 0, records: [] }
    }
    const middle = batch.length >> 1
    const [one, other] = [await storeAll(db, batch.slice(0, middle), refuse), await storeAll(db, batch.slice(middle), refuse)]
    return { added: one.added + other.added, records: [...one.records, ...other.records] }
  }
}

/** Stores records, of several with one id the last; returns how many calls were new. */
async function storeOnce(tx: Queries, batch: readonly Numbered[]): Promise<number> {
  const of = <T extends RecordType>(type: T): RecordOf[T][] =>
    batch.flatMap(({ imported }) => (imported.type === type ? [imported.record as RecordOf[T]] : []))
  const last = <R extends { id: number }>(records: readonly R[]): R[] => [...new Map(records.map((record) => [record.id, record])).values()]
  await upsertDirectory(tx, {
    users: last(of('user')),
    teams: last(of('team')),
    greetings: last(of('greeting')),
    numbers: last(of('number')),
    extensions: last(of('extension')),
  })
  await upsertRecords(tx, { tasks: last(of('task')) })
  return (await insertCdrs(tx, of('cdr'))).length
}
