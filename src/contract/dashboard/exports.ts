/**
 * The list of calls as a file: the filter, whole, in the order of the list. The file itself is no endpoint of the table, whose answers
 * are JSON: `GET /api/dashboard/calls/export` streams it, and `getExport` says meanwhile how far it is.
 */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { CdrFilter, CdrListQuery } from '../hipcall/cdrs.ts'
import { SafeText } from '../query.ts'
import { single } from '../wire.ts'

export const EXPORT_PATH = `${DASHBOARD}/calls/export`

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const EXPORT_LANGUAGES = ['en', 'tr'] as const
export type ExportLanguage = (typeof EXPORT_LANGUAGES)[number]

/**
 * - csv: UTF-8 with a byte order mark, CRLF; `;` in Turkish, `,` in English. Cells that a spreadsheet would take for a formula begin with
 *   an apostrophe; phone numbers are as they are, with their plus. Unless `about=no` it begins with what it is of: filter, zone, time,
 *   count, and an empty line.
 * - xlsx: phone numbers are text, times are times of the account's zone, durations are seconds. What it is of stands on its second sheet.
 */
export const ExportQuery = z.extend(CdrFilter, {
  sort: CdrListQuery.shape.sort,
  format: z.enum(EXPORT_FORMATS),
  /** Of the headings and words; English when absent. */
  language: z.optional(z.enum(EXPORT_LANGUAGES)),
  /** Made up by who asks, to ask `getExport` for. */
  id: z.optional(z.uuid()),
  /** The filter in words, to stand in the file; its parameters when absent. */
  told: z.optional(SafeText.check(z.maxLength(2_000))),
  about: z.optional(z.enum(['yes', 'no'])),
})
export type ExportQuery = z.output<typeof ExportQuery>

export const EXPORT_STATES = ['running', 'done', 'cancelled', 'failed'] as const

/** `total`: how many calls fitted when it began; `rows`: how many are written. */
export const ExportProgress = z.object({
  uuid: z.uuid(),
  format: z.enum(EXPORT_FORMATS),
  state: z.enum(EXPORT_STATES),
  rows: z.int(),
  total: z.int(),
})
export type ExportProgress = z.infer<typeof ExportProgress>

const one = {
  group: 'Export',
  right: 'export',
  addition: true,
  path: `${DASHBOARD}/exports/{uuid}`,
  params: z.object({ uuid: z.uuid() }),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  errors: { 404: 'no export with this id in the last ten minutes' },
} as const

export const getExport = endpoint({
  ...one,
  name: 'getExport',
  method: 'GET',
  summary: 'How far an export is',
  answer: single(ExportProgress),
})

export const cancelExport = endpoint({
  ...one,
  name: 'cancelExport',
  method: 'DELETE',
  summary: 'Cancel an export; its file stays incomplete',
  answer: z.object({}),
})
