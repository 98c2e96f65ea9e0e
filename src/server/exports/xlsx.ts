/**
 * A file of calls as XLSX, made and sent piece by piece: the parts of a workbook (ECMA-376, SpreadsheetML) as XML, zipped by yazl. Texts
 * stand in their cells and not in a table of shared ones, which would have to be held until the end.
 */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { CdrRow } from '../resources/cdrs/row.ts'
import type { Column, ColumnKind } from './columns.ts'
import type { CallsFile } from './file.ts'

/** Rows a sheet may have, by the format. */
const MOST_ROWS = 1_048_576

const DAY = 86_400_000
/** Days from the first day of spreadsheets to 1970. */
const EPOCH = 25_569

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** Places in `cellXfs` of the styles below. */
const STYLE = { plain: 0, heading: 1, time: 2 } as const

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** The bytes of the workbook. Destroying the stream stops everything. */
export function xlsxOf(file: CallsFile, mostRows = MOST_ROWS): Readable {
  const zip = new ZipFile()
  // Its type is that of any stream that can be read.
  const output = Readable.from(zip.outputStream, { objectMode: false })
  const fail = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  const rows = new Rows(file, mostRows - 1)
  const addSheet = (number: number) => {
    const sheet = Readable.from(rows.sheet(), { objectMode: false })
    sheet.on('error', fail)
    output.on('close', () => sheet.destroy())
    sheet.on('end', () => (rows.done ? finish(number) : addSheet(number + 1)))
    zip.addReadStream(sheet, sheetPath(number))
  }
  const finish = (sheets: number) => {
    const names = [...Array.from({ length: sheets }, (_, at) => `${file.words.sheet}${at === 0 ? '' : ` ${at + 1}`}`), file.words.about]
    const add = (path: string, xml: string) => zip.addBuffer(Buffer.from(xml), path)
    add(sheetPath(names.length), aboutSheet(file, rows.written))
    add('xl/workbook.xml', workbook(names))
    add('xl/_rels/workbook.xml.rels', workbookRelations(names.length))
    add('xl/styles.xml', STYLES)
    add('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']]))
    add('[Content_Types].xml', contentTypes(names.length))
    zip.end()
  }
  addSheet(1)
  return output
}

const sheetPath = (number: number) => `xl/worksheets/sheet${number}.xml`

/** Gives the calls out to one sheet after the other. */
class Rows {
  done = false
  written = 0
  readonly #file: CallsFile
  readonly #mostRows: number
  readonly #batches: AsyncIterator<readonly CdrRow[]>
  #left: readonly CdrRow[] = []

  constructor(file: CallsFile, mostRows: number) {
    this.#file = file
    this.#mostRows = mostRows
    this.#batches = file.batches[Symbol.asyncIterator]()
  }

  /** The XML of the next sheet, piece by piece. */
  async *sheet(): AsyncGenerator<string> {
    const { columns, words } = this.#file
    const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    const pane =
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    yield `${XML}<worksheet xmlns="${MAIN}">${pane}<cols>${widths.join('')}</cols><sheetData>`
    yield `<row>${columns.map(({ name }) => textCell(words.column[name], STYLE.heading)).join('')}</row>`
    try {
      for (let room = this.#mostRows; room > 0; ) {
        if (this.#left.length === 0) await this.#read()
        if (this.done) break
        const rows = this.#left.slice(0, room)
        this.#left = this.#left.slice(room)
        room -= rows.length
        this.written += rows.length
        yield rows.map((row) => rowXml(row, this.#file)).join('')
      }
      if (!this.done && this.#left.length === 0) await this.#read()
    } catch (error) {
      await this.#batches.return?.()
      throw error
    }
    yield '</sheetData></worksheet>'
  }

  async #read(): Promise<void> {
    const next = await this.#batches.next()
    if (next.done === true) this.done = true
    else this.#left = next.value
  }
}

function rowXml(row: CdrRow, { columns, wallClock }: CallsFile): string {
  let cells = ''
  for (const column of columns) cells += cellXml(column, column.read(row), wallClock)
  return `<row>${cells}</row>`
}

function cellXml({ kind }: Pick<Column, 'kind'>, value: string | number | null, wallClock: CallsFile['wallClock']): string {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'string') return textCell(value)
  return numberCell(kind, value, wallClock)
}

function numberCell(kind: ColumnKind, value: number, wallClock: CallsFile['wallClock']): string {
  return kind === 'time' ? `<c s="${STYLE.time}"><v>${wallClock(value) / DAY + EPOCH}</v></c>` : `<c><v>${value}</v></c>`
}

function textCell(text: string, style: number = STYLE.plain): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it may stand in XML; characters that XML has no way to write are left out. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot have
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
}

function aboutSheet({ about }: CallsFile, count: number): string {
  const rows = about(count).map(
    ([name, value]) =>
      `<row>${textCell(name, STYLE.heading)}${typeof value === 'number' ? `<c><v>${value}</v></c>` : textCell(value)}</row>`,
  )
  const widths = '<cols><col min="1" max="1" width="18" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols>'
  return `${XML}<worksheet xmlns="${MAIN}">${widths}<sheetData>${rows.join('')}</sheetData></worksheet>`
}

function workbook(names: readonly string[]): string {
  const sheets = names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookRelations(sheets: number): string {
  const all = Array.from({ length: sheets }, (_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const)
  return relations([...all, ['styles', 'styles.xml']])
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const all = [
    ...Array.from({ length: sheets }, (_, at) => [`/${sheetPath(at + 1)}`, `${type}.worksheet+xml`] as const),
    ['/xl/workbook.xml', `${type}.sheet.main+xml`] as const,
    ['/xl/styles.xml', `${type}.styles+xml`] as const,
  ]
  const each = all.map(([part, is]) => `<Override PartName="${part}" ContentType="${is}"/>`)
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${each.join('')}</Types>`
}
