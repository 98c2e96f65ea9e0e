/** Adding tags: what was typed is cut into names, looked over, and sent; the outcome in words. */
import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#contract/client.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import { addTagsMutation, type Tagged } from '#web/api/tags.ts'
import { newRequestKey } from '#web/lib/request-key.ts'
import { failureText } from '#web/ui/failure.tsx'

/** What the API takes: names at once, characters of a name. */
const MOST = 50
const LONGEST = 255

/** Names out of a text with commas or lines between them, each once. */
export function tagNames(text: string): string[] {
  const names = text
    .split(/[,\r\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)]
}

export function useTagAdding(tagged: Tagged, has: readonly Tag[]) {
  const { t } = useTranslation()
  const adding = useMutation(addTagsMutation(tagged))
  const [wrong, setWrong] = useState<string>()
  const [told, setTold] = useState<string>()
  const sent = useRef({ text: '', key: '' })
  const forget = () => {
    setWrong(undefined)
    setTold(undefined)
  }
  /** True where they were added, or were there already: the text has done its work. */
  const add = async (text: string): Promise<boolean> => {
    const tags = tagNames(text)
    if (tags.length === 0 || adding.isPending) return false
    forget()
    const refused = refusalOf(tags, t)
    if (refused !== undefined) {
      setWrong(refused)
      return false
    }
    if (sent.current.text !== text) sent.current = { text, key: newRequestKey() }
    try {
      const { data } = await adding.mutateAsync({ tags, key: sent.current.key })
      sent.current = { text: '', key: '' }
      setTold(outcome(data.filter(({ id }) => !has.some((tag) => tag.id === id)).length, tags, t))
      return true
    } catch (error) {
      setWrong(t('tags.notAdded', { reason: reasonOf(error, t) }))
      return false
    }
  }
  return { add, forget, wrong, told, pending: adding.isPending }
}

function refusalOf(tags: readonly string[], t: TFunction): string | undefined {
  if (tags.length > MOST) return t('tags.tooMany', { count: MOST })
  const long = tags.find((name) => name.length > LONGEST)
  return long === undefined ? undefined : t('tags.tooLong', { name: `${long.slice(0, 20)}…`, count: LONGEST })
}

function outcome(added: number, tags: readonly string[], t: TFunction): string {
  if (added === 0) return t('tags.hadAlready', { count: tags.length, names: tags.join(', ') })
  const some = t('tags.added', { count: added })
  return added < tags.length ? t('tags.addedSome', { some, count: tags.length - added }) : some
}

function reasonOf(error: unknown, t: TFunction): string {
  const told = error instanceof ApiError ? Object.values(error.fields).flat() : []
  return told.length > 0 ? told.join(' ') : failureText(error, t)
}
