import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './form.module.css'

interface FieldProps {
  label: string
  /** What is wrong with what stands in it: said under the field, and to screen readers with it. */
  error?: string | undefined
  /** Said under the field while nothing is wrong. */
  hint?: string | undefined
}

type Attributes = { id: string; 'aria-invalid': boolean | undefined; 'aria-describedby': string | undefined }

/** A field with its label, and what is wrong with it. */
function Field({ label, error, hint, children }: FieldProps & { children: (attributes: Attributes) => ReactNode }) {
  const id = useId()
  const below = error ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': below === undefined ? undefined : `${id}-below`,
      })}
      {below !== undefined && (
        <p id={`${id}-below`} data-error={error !== undefined || undefined}>
          {below}
        </p>
      )}
    </div>
  )
}

type Own<Element extends 'input' | 'textarea' | 'select'> = FieldProps & Omit<ComponentProps<Element>, 'id' | 'className'>

export function TextField({ label, error, hint, ...input }: Own<'input'>) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(attributes) => <input type="text" autoComplete="off" {...input} {...attributes} />}
    </Field>
  )
}

export function TextArea({ label, error, hint, ...area }: Own<'textarea'>) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(attributes) => <textarea rows={4} {...area} {...attributes} />}
    </Field>
  )
}

/** One of a few; its children are the options. */
export function SelectField({ label, error, hint, ...select }: Own<'select'>) {
  return (
    <Field label={label} error={error} hint={hint}>
      {(attributes) => <select {...select} {...attributes} />}
    </Field>
  )
}
