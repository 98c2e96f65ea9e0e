/** What is wrong with the fields of a form, by the schema of what is sent and by the server's answer, in the person's language. */
import type { TFunction } from 'i18next'
import * as z from 'zod/mini'
import { ApiError } from '#contract/client.ts'

export type FieldErrors = Readonly<Record<string, string>>

/** Errors by field of a body that does not fit its schema; nothing where it does. */
export function schemaErrors(schema: z.core.$ZodType, body: unknown, t: TFunction): FieldErrors {
  const parsed = z.safeParse(schema, body)
  if (parsed.success) return {}
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= sentence(issue, t)
  return errors
}

function sentence(issue: z.core.$ZodIssue, t: TFunction): string {
  if (issue.code === 'too_small') return t('form.tooShort', { count: Number(issue.minimum) })
  if (issue.code === 'too_big') return t('form.tooLong', { count: Number(issue.maximum) })
  return t('form.invalid')
}

/**
 * Errors by field of a refused request. `known` has the sentence for a field that only the server can judge, such as an id that is gone;
 * the others are told in the server's words.
 */
export function serverErrors(error: unknown, known: Readonly<Record<string, string>>): FieldErrors {
  if (!(error instanceof ApiError) || error.status !== 422) return {}
  return Object.fromEntries(Object.entries(error.fields).map(([field, sentences]) => [field, known[field] ?? sentences.join(' ')]))
}
