/** Our own store is the account: a write is one transaction with its audit row, and with the key that makes a repeat harmless. */
import * as z from 'zod/mini'
import type { Changing } from '#contract/dashboard/events.ts'
import { Comment } from '#contract/hipcall/comments.ts'
import { Tag } from '#contract/hipcall/tags.ts'
import { Task } from '#contract/hipcall/tasks.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/connect.ts'
import { once } from '../http/idempotency.ts'
import { announceChange } from '../live/live.ts'
import { createComment } from '../resources/comments/create-comment.ts'
import { addTags, removeTag } from '../resources/tags/write-tags.ts'
import { createTask } from '../resources/tasks/create-task.ts'
import { changeDefaultNumber } from '../resources/users/change-default-number.ts'
import type { Account, Write } from './account.ts'

/** The account that is our own store. `zone` (IANA) is where due dates without an offset are read. */
export function localAccount({ db, clock, zone }: { db: Queries; clock: Clock; zone: string }): Account {
  const inOne = <T>(changing: Changing, work: (tx: Queries, now: number) => Promise<T>): Promise<T> => {
    const now = clock.now()
    return db.transaction(async (tx) => {
      const result = await work(tx, now)
      await announceChange(tx, changing)
      return result
    })
  }
  const keyed = <S extends z.core.$ZodType>(
    write: Write,
    changing: Changing,
    schema: S,
    work: (tx: Queries, now: number) => Promise<z.output<S>>,
  ) => inOne(changing, (tx, now) => once(tx, write.repeatable, now, schema, () => work(tx, now)))
  return {
    forwards: false,
    createTask: (task, write) => keyed(write, 'tasks', Task, (tx, now) => createTask(tx, task, write.person, zone, now)),
    createComment: (comment, write) => keyed(write, 'comments', Comment, (tx, now) => createComment(tx, comment, write.person, now)),
    addTags: (target, names, write) => keyed(write, 'tags', z.array(Tag), (tx, now) => addTags(tx, target, names, write.person, now)),
    removeTag: (target, tagId, write) => inOne('tags', (tx, now) => removeTag(tx, target, tagId, write.person, now)),
    changeDefaultNumber: (change, write) =>
      inOne('users', async (tx, now) => {
        const changed = await changeDefaultNumber(tx, change, write.person, now)
        if (changed) await write.alongside?.(tx)
        return changed
      }),
  }
}
