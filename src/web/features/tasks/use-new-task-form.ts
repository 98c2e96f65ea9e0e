/** The state of the form of a new task: what was typed, what is wrong with it, and how the sending stands. */

import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { ApiError } from '#contract/client.ts'
import { TaskCreate } from '#contract/hipcall/tasks.ts'
import { createTaskMutation } from '#web/api/tasks.ts'
import { paths } from '#web/app/paths.ts'
import { wallTimeToInstant } from '#web/lib/wall-time.ts'
import { failureText } from '#web/ui/failure.tsx'
import { type FieldErrors, schemaErrors, serverErrors } from '#web/ui/form/field-errors.ts'
import { say } from '#web/ui/toast/toasts.ts'
import { bodyOf, type Draft, forgetDraft, keepDraft, keyFor, readDraft, type TaskFields } from './task-draft.ts'

export interface FormProps {
  /** Where the draft is kept. */
  place: string
  /** The fields before anything is typed. */
  fresh: TaskFields
  /** The user the person is, where that is known. */
  me: number | null
  zone: string
  close: () => void
}

/** Fields of the body that have a place in the form. */
const PLACED = ['name', 'description', 'due_date', 'assign_to', 'priority', 'contact_ids', 'company_ids']

export function useNewTaskForm({ place, fresh, zone, close }: FormProps, form: RefObject<HTMLFormElement | null>) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>(() => readDraft(place) ?? { fields: fresh, keys: {} })
  const [restored, setRestored] = useState(() => readDraft(place) !== undefined)
  const [own, setOwn] = useState<FieldErrors>({})
  const sending = useRef(false)
  const { fields } = draft
  const mutation = useSending(place, form)
  const { error } = mutation
  const refused = serverErrors(error, {
    due_date: t('tasks.new.badDue'),
    assign_to: t('tasks.new.goneUser'),
    contact_ids: t('tasks.new.goneLink'),
    company_ids: t('tasks.new.goneLink'),
  })
  const errors = { ...refused, ...own }
  useFocusOnWrong(form, own, error)

  const keep = (next: Draft) => {
    setDraft(next)
    keepDraft(place, next)
  }
  const change = (part: Partial<TaskFields>) => {
    const next = { ...draft, fields: { ...fields, ...part } }
    setDraft(next)
    if (isSame(next.fields, fresh)) forgetDraft(place)
    else keepDraft(place, next)
    setOwn({})
    if (mutation.isError) mutation.reset()
  }
  const submit = () => {
    if (sending.current) return
    const body = bodyOf(fields, zone)
    const found = { ...schemaErrors(TaskCreate, body, t), ...dueErrors(form.current, fields, zone, t) }
    setOwn(found)
    if (Object.keys(found).length > 0) return
    // After a refusal of the key the next try has another.
    const known = error instanceof ApiError && error.status === 409 ? { ...draft, keys: {} } : draft
    const { key, keys } = keyFor(known, body)
    keep({ ...draft, keys })
    sending.current = true
    const over = () => {
      sending.current = false
    }
    mutation.mutate({ body, key }, { onSuccess: close, onSettled: over })
  }
  const discard = () => {
    forgetDraft(place)
    setDraft({ fields: fresh, keys: {} })
    setRestored(false)
    setOwn({})
    mutation.reset()
  }
  const unplaced = error !== null && !Object.keys(refused).some((field) => PLACED.includes(field))
  const failure = !unplaced
    ? undefined
    : error instanceof ApiError && error.status === 409
      ? t('tasks.new.conflict')
      : failureText(error, t)
  return { fields, change, errors, submit, discard, restored, failure, sending: mutation.isPending, changed: !isSame(fields, fresh) }
}

/** Sends the task, and says what became of it, also when the form was closed in the meantime. */
function useSending(place: string, form: RefObject<HTMLFormElement | null>) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return useMutation({
    ...createTaskMutation(),
    onSuccess: ({ data }) => {
      forgetDraft(place)
      say(t('tasks.new.created'), { text: t('tasks.new.look'), act: () => void navigate(paths.task(data.id)) })
    },
    onError: (error) => {
      if (form.current === null) say(t('tasks.new.failedClosed', { reason: failureText(error, t) }))
    },
  })
}

const isSame = (one: TaskFields, other: TaskFields) => JSON.stringify(one) === JSON.stringify(other)

function dueErrors(form: HTMLFormElement | null, { due }: TaskFields, zone: string, t: TFunction): FieldErrors {
  // Half a date is an empty value to the page; the field knows.
  const half = form?.querySelector<HTMLInputElement>('input[type="datetime-local"]')?.validity.badInput === true
  if (half) return { due_date: t('form.invalid') }
  return due !== '' && wallTimeToInstant(zone, due) === undefined ? { due_date: t('tasks.new.badDue') } : {}
}

/** The first field that is wrong takes the focus; where none is, the message. */
function useFocusOnWrong(form: RefObject<HTMLFormElement | null>, own: FieldErrors, error: Error | null) {
  useEffect(() => {
    if (Object.keys(own).length === 0 && error === null) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] button, [role="alert"]')?.focus()
  }, [form, own, error])
}
