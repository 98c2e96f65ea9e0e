/** A file of calls as CSV, made and sent piece by piece. */
import { type CastingContext, type Options, stringify } from 'csv-stringify/sync'
import type { CdrRow } from '../resources/cdrs/row.ts'
import type { CallsFile } from './file.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** A plus and digits, or digits: to a spreadsheet a number, and nothing that it would carry out. */
const PHONE = /^\+?\d+$/

/** `withAbout`: what the file is of comes first, and an empty line after it. */
export async function* csvOf(file: CallsFile, withAbout: boolean): AsyncGenerator<string> {
  const { columns, words } = file
  const options = optionsOf(file)
  yield BYTE_ORDER_MARK
  if (withAbout) yield `${stringify([...file.about(file.total)], options)}\r\n`
  yield stringify([columns.map(({ name }) => words.column[name])], options)
  for await (const batch of file.batches)
    yield stringify(
      batch.map((row) => recordOf(row, file)),
      options,
    )
}

function optionsOf({ language, columns }: CallsFile): Options {
  const phones = columns.map(({ kind }) => kind === 'phone')
  return {
    // Where the decimal sign is a comma, spreadsheets part cells by semicolons.
    delimiter: language === 'tr' ? ';' : ',',
    record_delimiter: '\r\n',
    escape_formulas: true,
    cast: {
      string: (value: string, { index = -1 }: CastingContext) =>
        phones[index] === true && PHONE.test(value) ? { value, escape_formulas: false } : value,
    },
  }
}

function recordOf(row: CdrRow, { columns, language, wallClock }: CallsFile): (string | number | null)[] {
  return columns.map((column) => {
    const value = column.read(row)
    return column.kind === 'time' && typeof value === 'number' ? timeText(wallClock(value), language) : value
  })
}

/** `2026-11-23 14:02:05`, in Turkish `23.11.2026 14:02:05`: what spreadsheets of the language take for a time. */
export function timeText(wall: number, language: CallsFile['language']): string {
  const text = new Date(wall).toISOString()
  const [date, time] = [text.slice(0, 10), text.slice(11, 19)]
  return `${language === 'tr' ? date.split('-').reverse().join('.') : date} ${time}`
}
