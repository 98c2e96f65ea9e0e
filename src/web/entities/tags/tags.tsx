import { IconX } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#contract/client.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import { addTagsMutation, removeTagMutation, type Tagged, tagsOptions } from '#web/api/tags.ts'
import { focusBack } from '#web/lib/focus-back.ts'
import { newRequestKey } from '#web/lib/request-key.ts'
import { Failure, failureText } from '#web/ui/failure.tsx'
import { say } from '#web/ui/toast/toasts.ts'
import { useMay } from '../use-may.ts'
import { TagField } from './tag-field.tsx'
import { TagName } from './tag-name.tsx'
import styles from './tags.module.css'

/** The tags of a contact or company; whoever may adds several at once and takes them away. */
export function Tags({ of, id }: Tagged) {
  const { t } = useTranslation()
  const { data, error, refetch, isFetching } = useQuery(tagsOptions({ of, id }))
  const may = useMay('tag.write')
  const field = useRef<HTMLInputElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const remove = useRemoval({ of, id }, () => focusBack(field.current, whole.current))
  if (data === undefined) {
    if (error === null) return <div className={styles.waiting} role="status" aria-label={t('tags.loading')} />
    return <Failure error={error} title={t('tags.failed')} retry={() => void refetch()} retrying={isFetching} />
  }
  const tags = data.data
  return (
    <div ref={whole} className={styles.tags}>
      {tags.length === 0 ? (
        <p className={styles.quiet}>{t('tags.nothing')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('tags.title')}>
          {tags.map((tag) => (
            <li key={tag.id} className={styles.tag} data-going={remove.going === tag.id || undefined}>
              <TagName tag={tag} />
              {may && (
                <button
                  type="button"
                  aria-label={t('tags.remove', { name: tag.name })}
                  title={t('tags.removeShort')}
                  onClick={() => remove.start(tag)}
                >
                  <IconX size={13} stroke={2} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && <TagField tagged={{ of, id }} tags={tags} field={field} />}
    </div>
  )
}

/** Takes a tag away, with a way back; says so where somebody else was first. */
function useRemoval(tagged: Tagged, done: () => void) {
  const { t } = useTranslation()
  const removal = useMutation(removeTagMutation(tagged))
  const undo = useMutation(addTagsMutation(tagged))
  const putBack = async (name: string) => {
    try {
      await undo.mutateAsync({ tags: [name], key: newRequestKey() })
      say(t('tags.putBack', { name }))
    } catch (error) {
      say(t('tags.notPutBack', { name, reason: failureText(error, t) }))
    }
  }
  const start = async ({ id, name }: Tag) => {
    if (removal.isPending) return
    try {
      await removal.mutateAsync(id)
      say(t('tags.removed', { name }), { text: t('form.undo'), act: () => void putBack(name) })
      done()
    } catch (error) {
      const gone = error instanceof ApiError && error.status === 404
      say(gone ? t('tags.gone', { name }) : t('tags.notRemoved', { name, reason: failureText(error, t) }))
    }
  }
  return { start: (tag: Tag) => void start(tag), going: removal.isPending ? removal.variables : undefined }
}
