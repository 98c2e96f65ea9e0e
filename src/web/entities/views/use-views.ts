/** The saved views of one list, which of them stands on the screen, and what can be done to them. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#contract/client.ts'
import { MOST_VIEWS, type View, type ViewCreate, type ViewScreen, type ViewUpdate } from '#contract/dashboard/views.ts'
import { createViewMutation, deleteViewMutation, updateViewMutation, viewsOptions } from '#web/api/views.ts'
import { newRequestKey } from '#web/lib/request-key.ts'
import { failureText } from '#web/ui/failure.tsx'
import { say } from '#web/ui/toast/toasts.ts'
import { openedView, rememberView } from './opened-view.ts'

/** The same search however its parameters are ordered. */
function ordered(search: string): string {
  const params = new URLSearchParams(search)
  params.sort()
  return params.toString()
}

/** `search`: what the list asks for now, without `?`. */
export function useViews(screen: ViewScreen, search: string) {
  const query = useQuery(viewsOptions())
  const views = query.data?.data.filter((view) => view.screen === screen) ?? []
  const wanted = ordered(search)
  // Several views may ask for the same: the one that was opened is the one that is looked at.
  const same = views.filter((view) => ordered(view.search) === wanted)
  const current = same.find(({ id }) => id === openedView(screen)) ?? same[0]
  if (current !== undefined) rememberView(current)
  const opened = current === undefined ? views.find(({ id }) => id === openedView(screen)) : undefined
  return { query, views, current, changed: opened?.may_change ? opened : undefined }
}

/** Saving, changing and deleting. Each resolves to why it was not done, in words; undefined where it was. */
export function useViewWrites(own: number) {
  const { t } = useTranslation()
  const create = useMutation(createViewMutation())
  const update = useMutation(updateViewMutation())
  const remove = useMutation(deleteViewMutation())
  const sent = useRef({ text: '', key: '' })
  const reasonOf = (error: unknown): string => {
    if (error instanceof ApiError && error.status === 409)
      return own >= MOST_VIEWS ? t('views.full', { count: MOST_VIEWS }) : t('views.taken')
    if (error instanceof ApiError && error.fields.search !== undefined) return t('views.search', { reason: error.fields.search.join(' ') })
    return failureText(error, t)
  }
  return {
    pending: create.isPending || update.isPending,
    async save(body: ViewCreate) {
      const text = JSON.stringify(body)
      if (sent.current.text !== text) sent.current = { text, key: newRequestKey() }
      try {
        const { data } = await create.mutateAsync({ body, key: sent.current.key })
        sent.current = { text: '', key: '' }
        rememberView(data)
        say(t('views.saved', { name: data.name }))
      } catch (error) {
        return reasonOf(error)
      }
    },
    async change({ id }: View, body: ViewUpdate) {
      try {
        const { data } = await update.mutateAsync({ id, body })
        say(t('views.updated', { name: data.name }))
      } catch (error) {
        return reasonOf(error)
      }
    },
    async delete({ id, name, screen, search, shared, mine }: View) {
      const key = newRequestKey()
      const again = () =>
        create.mutateAsync({ body: { screen, name, search, shared }, key }).then(
          () => say(t('views.saved', { name })),
          (error: unknown) => say(t('form.notSaved', { reason: reasonOf(error) })),
        )
      try {
        await remove.mutateAsync(id)
        say(t('views.deleted', { name }), mine ? { text: t('form.undo'), act: () => void again() } : undefined)
      } catch (error) {
        say(t('views.notDeleted', { name, reason: failureText(error, t) }))
      }
    },
  }
}

export type ViewWrites = ReturnType<typeof useViewWrites>
