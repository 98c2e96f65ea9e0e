/** What was typed of a new task: kept in this tab for each person and beginning until the task is made, whatever happens in between. */
import * as z from 'zod/mini'
import type { TaskCreate } from '#contract/hipcall/tasks.ts'
import type { TaskPrefill } from '#web/app/paths.ts'
import { randomKey } from '#web/lib/random-key.ts'
import { wallTimeToInstant } from '#web/lib/wall-time.ts'

/** `due` is what the account's clocks show, `2026-03-31T17:00`, or empty. `assignee` 0 is nobody, -1 the owner of what is linked. */
const Fields = z.object({
  name: z.string(),
  description: z.string(),
  due: z.string(),
  priority: z.enum(['', 'low', 'medium', 'high']),
  assignee: z.int(),
  contacts: z.array(z.int()),
  companies: z.array(z.int()),
})
export type TaskFields = z.infer<typeof Fields>

export const NOBODY = 0
export const OWNER = -1

/** The fields, and the keys under which they were sent, by what was sent. */
const Draft = z.object({ fields: Fields, keys: z.record(z.string(), z.string()) })
export type Draft = z.infer<typeof Draft>

/** What a task with this beginning is before anything is typed. `me` is the user the person is, where that is known. */
export function freshFields(prefill: TaskPrefill, me: number | null, callLine: (address: string) => string): TaskFields {
  return {
    name: prefill.name ?? '',
    description: prefill.call === undefined ? '' : callLine(`${location.origin}${prefill.call}`),
    due: '',
    priority: '',
    assignee: prefill.assignee ?? me ?? NOBODY,
    contacts: prefill.contact === undefined ? [] : [prefill.contact],
    companies: prefill.company === undefined ? [] : [prefill.company],
  }
}

/** Where a draft is kept: for each person, so that whoever signs in next in this tab does not find it, and each beginning. */
export function draftPlace(who: string, prefill: TaskPrefill): string {
  return `santral.new-task ${JSON.stringify([who, prefill])}`
}

export function readDraft(place: string): Draft | undefined {
  try {
    const read = z.safeParse(Draft, JSON.parse(sessionStorage.getItem(place) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** A browser without room for it, or that keeps nothing, is no reason not to go on. */
export function keepDraft(place: string, draft: Draft): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(draft))
  } catch {
    // The form has what was typed.
  }
}

export function forgetDraft(place: string): void {
  try {
    sessionStorage.removeItem(place)
  } catch {
    // There was none.
  }
}

/** Keys kept: enough for going back and forth between versions, few enough to stay small. */
const MOST_KEYS = 10

/** The key this body is sent under: the same each time it is sent, another for another body. */
export function keyFor(draft: Draft, body: TaskCreate): { key: string; keys: Draft['keys'] } {
  const text = JSON.stringify(body)
  const key = draft.keys[text] ?? randomKey()
  const others = Object.entries(draft.keys).filter(([sent]) => sent !== text)
  return { key, keys: Object.fromEntries([...others.slice(1 - MOST_KEYS), [text, key]]) }
}

/** What is sent. A due date the account's clocks do not show goes as it was typed: the contract and the server say what is wrong. */
export function bodyOf(fields: TaskFields, zone: string): TaskCreate {
  const instant = wallTimeToInstant(zone, fields.due)
  const description = fields.description.trim()
  const linked = fields.contacts.length + fields.companies.length > 0
  return {
    name: fields.name.trim(),
    ...(description === '' ? {} : { description }),
    ...(fields.due === '' ? {} : { due_date: instant === undefined ? fields.due : new Date(instant).toISOString() }),
    ...(fields.priority === '' ? {} : { priority: fields.priority }),
    ...(fields.assignee > 0 ? { assign_to: fields.assignee } : {}),
    ...(fields.assignee === OWNER && linked ? { auto_assign_to_user: true } : {}),
    ...(fields.contacts.length > 0 ? { contact_ids: fields.contacts } : {}),
    ...(fields.companies.length > 0 ? { company_ids: fields.companies } : {}),
  }
}
