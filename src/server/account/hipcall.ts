/** Hipcall is the account: a write is forwarded with the person's own token, and what Hipcall answered is stored. */
import * as z from 'zod/mini'
import { Comment } from '#contract/hipcall/comments.ts'
import { Tag } from '#contract/hipcall/tags.ts'
import { SAID } from '#contract/said.ts'
import { formatTimestamp, parseTimestamp } from '#contract/wire.ts'
import { storeComment } from '../resources/comments/create-comment.ts'
import { storeTagRemoval, storeTags } from '../resources/tags/store-tags.ts'
import type { Ask } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import type { Account, TagTarget, Write } from './account.ts'
import { forward, type HipcallParts } from './forward.ts'
import { forwardNumber } from './forward-number.ts'
import { forwardTask } from './forward-task.ts'
import { createTurns } from './in-turn.ts'
import { byRepeating, notAtAll, send } from './recover.ts'
import { UnknownOutcomeError } from './refusals.ts'
import { ensureStubs } from './stubs.ts'

/** The account that is at Hipcall. `zone` (IANA) is where due dates without an offset are read. */
export function hipcallAccount(given: Omit<HipcallParts, 'inTurn'>): Account {
  const parts: HipcallParts = { ...given, inTurn: createTurns() }
  const { upstream } = parts
  return {
    forwards: true,
    createTask: (task, write) => forwardTask(parts, task, write),
    createComment: (comment, write) =>
      forward(parts, write, Comment, {
        changing: 'comments',
        turn: `comment ${comment.commentable_type} ${comment.commentable_id}`,
        done(ask, { sent }) {
          if (sent === 'untold') throw new UnknownOutcomeError(504, SAID.commentUnknown)
          return send(ask, (asked) => upstream.createComment(asked, comment), notAtAll(SAID.commentUnknown))
        },
        async store(tx, { result: { id, created_at, updated_at, content } }, now) {
          const { commentable_type: type, commentable_id } = comment
          if (type !== 'task') await ensureStubs(tx, type, [commentable_id])
          const at = formatTimestamp(now)
          const times = { created_at: wireTime(created_at, at), updated_at: wireTime(updated_at, at) }
          return storeComment(tx, { ...comment, content }, { id, ...times }, { person: write.person, at })
        },
      }),
    addTags: (target, names, write) => {
      const request = (ask: Ask) => upstream.addTags(ask, target, names)
      return forward(parts, write, z.array(Tag), {
        changing: 'tags',
        turn: turnOf(target),
        done: (ask) => send(ask, request, byRepeating(request, SAID.tagsUnknown)),
        async store(tx, { result }, now) {
          await ensureStubs(tx, target.type, [target.id])
          return storeTags(tx, target, result, names, { person: write.person, at: formatTimestamp(now) })
        },
      })
    },
    removeTag: (target, tagId, write) => removeTag(parts, target, tagId, write),
    changeDefaultNumber: (change, write) => forwardNumber(parts, change, write),
  }
}

/** A time of Hipcall's in the API's form; `otherwise` for what is none. */
function wireTime(text: string, otherwise: string): string {
  const at = parseTimestamp(text)
  return Number.isNaN(at) ? otherwise : formatTimestamp(at)
}

const turnOf = ({ type, id }: TagTarget) => `tags of ${type} ${id}`

async function removeTag(parts: HipcallParts, target: TagTarget, tagId: number, write: Write): Promise<void> {
  const request = (ask: Ask) => parts.upstream.removeTag(ask, target, tagId)
  // Where the first request has done it, the second finds no such tag.
  const again = (ask: Ask) =>
    request(ask).catch((error: unknown) => {
      if (!(error instanceof UpstreamError && error.status === 404)) throw error
    })
  await forward(parts, write, z.void(), {
    changing: 'tags',
    turn: turnOf(target),
    done: (ask) => send(ask, request, byRepeating(again, SAID.tagsUnknown)),
    async store(tx, _done, now) {
      await ensureStubs(tx, target.type, [target.id])
      await storeTagRemoval(tx, target, tagId, { person: write.person, at: formatTimestamp(now) })
    },
  })
}
