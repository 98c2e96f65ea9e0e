/** Files of calls: the browser fetches them itself, and the server says meanwhile how far it is. */
import { cancelExport, EXPORT_PATH, type ExportProgress, ExportQuery, getExport } from '#contract/dashboard/exports.ts'
import { writeQuery } from '#contract/query.ts'
import { api } from './client.ts'

/** The address of a file. */
export const exportAddress = (query: ExportQuery) => `${EXPORT_PATH}?${writeQuery(ExportQuery, query)}`

export const exportProgress = async (uuid: string): Promise<ExportProgress> => (await api(getExport, { params: { uuid } })).data

export const cancelRunningExport = (uuid: string) => api(cancelExport, { params: { uuid } })
