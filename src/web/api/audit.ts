/** The audit trail: who changed what, newest first. */
import { type AuditListQuery, listAudit } from '#contract/dashboard/audit.ts'
import { api } from './client.ts'
import { countedPages, PER_PAGE } from './counted-pages.ts'

export const auditPages = (query: AuditListQuery) =>
  countedPages(['audit', query], (page, signal) => api(listAudit, { query: { ...query, page, per_page: PER_PAGE }, signal }))
