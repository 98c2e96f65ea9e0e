/** What a file of calls is made of, whatever its format. */
import type { ExportLanguage } from '#contract/dashboard/exports.ts'
import type { CdrRow } from '../resources/cdrs/row.ts'
import type { Column } from './columns.ts'
import type { FileWords } from './words.ts'

export interface CallsFile {
  language: ExportLanguage
  words: FileWords
  columns: readonly Column[]
  /** The calls, a few hundred at a time. */
  batches: AsyncIterable<readonly CdrRow[]>
  /** What the file is of: names and values. `count` is known exactly once all calls are written. */
  about(count: number): readonly (readonly [name: string, value: string | number])[]
  /** How many calls fitted when it began. */
  total: number
  /** The wall clock of the account's zone at an instant, in milliseconds since 1970 as if it were UTC. */
  wallClock(instant: number): number
}
