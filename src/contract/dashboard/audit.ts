/** The audit trail: who changed what, from what to what, when. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { IdList, nameList, PageNumber, wholeNumber } from '../query.ts'
import { Id, page, Timestamp } from '../wire.ts'
import { ROLES } from './roles.ts'

export const AUDIT_ACTIONS = [
  'task.create',
  'comment.create',
  'tag.add',
  'tag.remove',
  'user.default_number',
  'number_change.create',
  'view.create',
  'view.update',
  'view.delete',
  'callback.assign',
  'callback.snooze',
  'callback.close',
  'callback.reopen',
  'token.create',
  'token.revoke',
  'sync.pause',
  'sync.resume',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

export const AUDIT_TARGETS = [
  'contact',
  'company',
  'deal',
  'ticket',
  'task',
  'user',
  'number_change',
  'view',
  'callback',
  'token',
  'sync',
] as const
export type AuditTarget = (typeof AUDIT_TARGETS)[number]

/** One change. `before` and `after` hold the changed fields only; `action` and `target.type` may grow. */
export const AuditEntry = z.object({
  id: Id,
  at: Timestamp,
  actor: z.object({ user_id: z.nullable(Id), name: z.string(), role: z.nullable(z.enum(ROLES)) }),
  action: z.string(),
  target: z.object({ type: z.string(), id: z.nullable(Id), name: z.nullable(z.string()) }),
  before: z.nullable(z.record(z.string(), z.unknown())),
  after: z.nullable(z.record(z.string(), z.unknown())),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditListQuery = z.object({
  target_type: z.optional(z.enum(AUDIT_TARGETS)),
  /** Ids of targets; makes sense with target_type. */
  target_id: z.optional(IdList),
  /** Ids of the users who did it. */
  actor: z.optional(IdList),
  action: z.optional(nameList(AUDIT_ACTIONS)),
  page: PageNumber,
  /** 1 to 200 entries a page, 50 when absent. */
  per_page: z.optional(wholeNumber(1, 200)),
})
export type AuditListQuery = z.output<typeof AuditListQuery>

export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: `${DASHBOARD}/audit`,
  group: 'Audit',
  summary: 'Changes, newest first',
  right: 'audit.read',
  addition: true,
  params: z.object({}),
  query: AuditListQuery,
  body: z.undefined(),
  status: 200,
  answer: page(AuditEntry),
  errors: { 403: 'only a supervisor or an admin reads the audit trail', 422: 'a parameter makes no sense' },
})
