import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentCreate } from '#contract/hipcall/comments.ts'
import { type CommentTarget, createCommentMutation } from '#web/api/comments.ts'
import { failureText } from '#web/ui/failure.tsx'
import { type FieldErrors, schemaErrors, serverErrors } from '#web/ui/form/field-errors.ts'
import { TextArea } from '#web/ui/form/fields.tsx'
import form from '#web/ui/form/form.module.css'
import { say } from '#web/ui/toast/toasts.ts'
import { useMay } from '../use-may.ts'
import { CommentText } from './comment-text.tsx'
import styles from './comments.module.css'
import { useDraft } from './use-draft.ts'

/** Where a comment is written. What was typed stays until it is stored. `folded`: behind a button, unless something is being written. */
export function CommentForm({ target, folded }: { target: CommentTarget; folded: boolean }) {
  const { t } = useTranslation()
  const may = useMay('comment.create')
  const draft = useDraft(target)
  const [preview, setPreview] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const create = useMutation(createCommentMutation(target))
  const [open, setOpen] = useState(!folded || draft.text !== '')
  // The button that was pressed has become the field: it takes the focus over.
  const [opened, setOpened] = useState(false)
  if (may === false) return null
  if (!open)
    return (
      <button
        type="button"
        className={`button ${styles.open}`}
        onClick={() => {
          setOpen(true)
          setOpened(true)
        }}
      >
        {t('comments.new')}
      </button>
    )

  const send = () => {
    if (create.isPending) return
    const content = draft.text.trim()
    const wrong = schemaErrors(CommentCreate, { commentable_type: target.type, commentable_id: target.id, content }, t)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return setPreview(false)
    create.mutate(
      { content, key: draft.key },
      {
        onSuccess: () => {
          draft.clear()
          setPreview(false)
          say(t('comments.added'))
        },
        onError: (error) => setErrors(serverErrors(error, {})),
      },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const failed = create.error !== null && errors.content === undefined
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {preview ? (
        <section className={styles.preview} aria-label={t('comments.preview')}>
          <CommentText content={draft.text} />
        </section>
      ) : (
        <TextArea
          label={t('comments.new')}
          hint={t('comments.hint')}
          error={errors.content}
          value={draft.text}
          readOnly={create.isPending}
          autoFocus={opened}
          onChange={(event) => {
            setErrors({})
            create.reset()
            draft.write(event.target.value)
          }}
          onKeyDown={onKeyDown}
        />
      )}
      {failed && (
        <p className={form.failed} role="alert">
          {t('form.notSaved', { reason: failureText(create.error, t) })}
        </p>
      )}
      <div className={form.buttons}>
        <button type="submit" className="button" data-primary>
          {t(create.isPending ? 'comments.sending' : 'comments.send')}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={preview}
          disabled={draft.text.trim() === ''}
          onClick={() => {
            setPreview(!preview)
            setOpened(false)
          }}
        >
          {t(preview ? 'comments.write' : 'comments.preview')}
        </button>
      </div>
    </form>
  )
}
