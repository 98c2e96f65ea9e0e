/** Sending what is written: looked over first, once for each version of the text, and told. `done`: it is stored; `refused`: look at the field. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommentCreate } from '#contract/hipcall/comments.ts'
import { type CommentTarget, createCommentMutation } from '#web/api/comments.ts'
import { failureText } from '#web/ui/failure.tsx'
import { type FieldErrors, schemaErrors, serverErrors } from '#web/ui/form/field-errors.ts'
import { say } from '#web/ui/toast/toasts.ts'
import { useDraft } from './use-draft.ts'

export function useSending(target: CommentTarget, { done, refused }: { done: () => void; refused: () => void }) {
  const { t } = useTranslation()
  const draft = useDraft(target)
  const [errors, setErrors] = useState<FieldErrors>({})
  const create = useMutation(createCommentMutation(target))
  const send = () => {
    if (create.isPending) return
    const content = draft.text.trim()
    const wrong = schemaErrors(CommentCreate, { commentable_type: target.type, commentable_id: target.id, content }, t)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return refused()
    create.mutate(
      { content, key: draft.key },
      {
        onSuccess: () => {
          draft.clear()
          done()
          say(t('comments.added'))
        },
        onError: (error) => setErrors(serverErrors(error, {})),
      },
    )
  }
  return {
    text: draft.text,
    write: (text: string) => {
      setErrors({})
      create.reset()
      draft.write(text)
    },
    send,
    pending: create.isPending,
    /** What is wrong with the text, or else why it was not stored. */
    wrong: errors.content,
    failed: create.error !== null && errors.content === undefined ? failureText(create.error, t) : undefined,
  }
}
