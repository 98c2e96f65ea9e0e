/** A comment that is being written: it outlives the page and a reload, not the tab. */
import { useState } from 'react'
import * as z from 'zod/mini'
import type { CommentTarget } from '#web/api/comments.ts'
import { newRequestKey } from '#web/lib/request-key.ts'

/** `key` belongs to this text: a comment whose answer never came is sent again under the same one. */
const Draft = z.object({ text: z.string(), key: z.string() })
type Draft = z.infer<typeof Draft>

const empty = (): Draft => ({ text: '', key: newRequestKey() })

export function useDraft({ type, id }: CommentTarget) {
  const name = `santral.comment.${type}.${id}`
  const [draft, setDraft] = useState(() => kept(name))
  const keep = (next: Draft) => {
    setDraft(next)
    try {
      if (next.text === '') sessionStorage.removeItem(name)
      else sessionStorage.setItem(name, JSON.stringify(next))
    } catch {
      // A browser that keeps nothing: the draft lives as long as the page.
    }
  }
  return {
    ...draft,
    write: (text: string) => keep({ text, key: newRequestKey() }),
    clear: () => keep(empty()),
  }
}

function kept(name: string): Draft {
  try {
    return z.parse(Draft, JSON.parse(sessionStorage.getItem(name) ?? ''))
  } catch {
    return empty()
  }
}
