/** What an entry of the audit trail says, in words; what this version does not know stays as it is. */
import * as z from 'zod/mini'
import { AUDIT_ACTIONS, AUDIT_TARGETS, type AuditEntry } from '#contract/dashboard/audit.ts'
import { ROLES } from '#contract/dashboard/roles.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'

const NumberId = z.object({ default_number_id: z.nullable(z.number()) })
const Added = z.object({ added: z.array(z.string()) })
const Removed = z.object({ removed: z.array(z.string()) })
const Comment = z.object({ content: z.string() })
const Undo = z.object({ undo_of: z.number(), users: z.number() })
const SharedView = z.object({ name: z.string(), shared: z.boolean() })
const Token = z.object({ role: z.enum(ROLES), user_id: z.nullable(z.number()) })
const Change = z.object({ default_number_id: z.nullable(z.number()), users: z.number() })

/** The value where it fits the schema; the fields of an entry are whatever the action wrote. */
function read<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> | undefined {
  const parsed = z.safeParse(schema, value)
  return parsed.success ? parsed.data : undefined
}

/** `Default number: Turkey Support → none`, `Tags added: vip`. */
export function whatText(entry: AuditEntry, names: Names): string {
  const { t } = names
  const { action, before, after } = entry
  const name = (id: number | null) => (id === null ? t('detail.noNumber') : names.number(id))
  if (action === 'user.default_number') {
    const [from, to] = [read(NumberId, before), read(NumberId, after)]
    if (from && to) return t('audit.what.number', { from: name(from.default_number_id), to: name(to.default_number_id) })
  }
  if (action === 'number_change.create') {
    const [undo, change] = [read(Undo, after), read(Change, after)]
    if (undo) return t('audit.what.undo', { of: undo.undo_of, count: undo.users })
    if (change) return t('audit.what.numbers', { number: name(change.default_number_id), count: change.users })
  }
  if (action === 'tag.add') {
    const tags = read(Added, after)?.added
    if (tags) return t('audit.what.tagsAdded', { tags: tags.join(', ') })
  }
  if (action === 'tag.remove') {
    const tags = read(Removed, after)?.removed
    if (tags) return t('audit.what.tagsRemoved', { tags: tags.join(', ') })
  }
  if (action === 'comment.create') {
    const comment = read(Comment, after)
    if (comment) return t('audit.what.comment', { text: comment.content })
  }
  if (action === 'token.create') {
    const token = read(Token, after)
    if (token) return tokenText(token, names)
  }
  return viewText(entry, names) ?? actionText(action, names)
}

function tokenText({ role, user_id }: z.output<typeof Token>, { t, user }: Names): string {
  const named = t(`app.role.${role}`)
  return user_id === null ? t('audit.what.tokenOfNobody', { role: named }) : t('audit.what.tokenOf', { role: named, user: user(user_id) })
}

/** What happened to a view that is or was shared; undefined for anything else. */
function viewText({ action, before, after }: AuditEntry, { t }: Names): string | undefined {
  if (!action.startsWith('view.')) return undefined
  const [was, is] = [read(SharedView, before), read(SharedView, after)]
  if (is === undefined) return was && t('audit.what.viewDeleted', was)
  if (!was?.shared) return t('audit.what.viewShared', is)
  if (!is.shared) return t('audit.what.viewUnshared', is)
  return was.name === is.name ? t('audit.what.viewChanged', is) : t('audit.what.viewRenamed', { from: was.name, to: is.name })
}

export function actionText(action: string, { t }: Names): string {
  const known = AUDIT_ACTIONS.find((each) => each === action)
  return known === undefined ? action : t(`audit.action.${known}`)
}

export function kindText(type: string, { t }: Names): string {
  const known = AUDIT_TARGETS.find((each) => each === type)
  return known === undefined ? type : t(`audit.target.${known}`)
}

/** What was changed, by its name; by kind and id where it has none or is gone. */
export function targetText({ type, id, name }: AuditEntry['target'], names: Names): string {
  return name ?? (id === null ? kindText(type, names) : `${kindText(type, names)} ${id}`)
}

const PAGES: Readonly<Record<string, (id: number) => string>> = {
  contact: paths.contact,
  company: paths.company,
  task: paths.task,
  user: paths.user,
  number_change: paths.numberChange,
  callback: paths.callback,
}

/** The page of what was changed; where it has none, everything that was changed about it. */
export function targetHref({ type, id }: AuditEntry['target']): string {
  const page = PAGES[type]
  return id !== null && page !== undefined
    ? page(id)
    : paths.audit(id === null ? { target_type: type } : { target_type: type, target_id: id })
}
