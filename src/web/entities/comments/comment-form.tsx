import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentTarget } from '#web/api/comments.ts'
import { TextArea } from '#web/ui/form/fields.tsx'
import form from '#web/ui/form/form.module.css'
import { useMay } from '../use-may.ts'
import { CommentText } from './comment-text.tsx'
import styles from './comments.module.css'
import { useSending } from './use-sending.ts'

/** Where a comment is written. What was typed stays until it is stored. `folded`: behind a button, unless something is being written. */
export function CommentForm({ target, folded }: { target: CommentTarget; folded: boolean }) {
  const { t } = useTranslation()
  const may = useMay('comment.create')
  const [preview, setPreview] = useState(false)
  const write = () => setPreview(false)
  const sending = useSending(target, { done: write, refused: write })
  const { text } = sending
  const [open, setOpen] = useState(!folded || text !== '')
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

  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.send()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    sending.send()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {preview ? (
        <section className={styles.preview} aria-label={t('comments.preview')}>
          <CommentText content={text} />
        </section>
      ) : (
        <TextArea
          label={t('comments.new')}
          hint={t('comments.hint')}
          error={sending.wrong}
          value={text}
          readOnly={sending.pending}
          autoFocus={opened}
          onChange={(event) => sending.write(event.target.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {sending.failed !== undefined && (
        <p className={form.failed} role="alert">
          {t('form.notSaved', { reason: sending.failed })}
        </p>
      )}
      <div className={form.buttons}>
        <button type="submit" className="button" data-primary>
          {t(sending.pending ? 'comments.sending' : 'comments.send')}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={preview}
          disabled={text.trim() === ''}
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
