/** What a write means. Our store is the account (local.ts), or Hipcall is: then the write is forwarded, and stored after. */
import type * as z from 'zod/mini'
import type { Comment, CommentCreate } from '#contract/hipcall/comments.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import type { Task, TaskCreate } from '#contract/hipcall/tasks.ts'
import { SAID } from '#contract/said.ts'
import type { Queries } from '../db/connect.ts'
import { HttpError } from '../http/errors.ts'
import type { Repeatable } from '../http/idempotency.ts'
import type { Person } from '../http/route.ts'

/** A body of `createTask` after it was parsed. */
export type NewTask = z.output<typeof TaskCreate>

/** Who writes, and how a repeat of the same request is known (undefined: it is not). */
export interface Write {
  person: Person
  repeatable?: Repeatable | undefined
  /** Run in the transaction that stores what was changed. Where it throws, that is not stored either; where nothing changes, it is not run. */
  alongside?: ((tx: Queries) => Promise<void>) | undefined
  /** Nobody waits for it: it gives way to those who wait, and is tried again where that may help, until the signal ends it. */
  unattended?: { signal: AbortSignal } | undefined
}

export type TagTarget = { type: 'contact' | 'company'; id: number }

/** `expected`: the default number that was seen; where it is another by now, nothing is changed. */
export interface DefaultNumberChange {
  user_id: number
  default_number_id: number | null
  expected?: number | null | undefined
  /** This very change was begun before, and nobody knows how that ended: a user who has the number by now may have it from that. */
  begun?: boolean | undefined
}

/**
 * The documented writes. Each is whole or not at all, leaves an audit row for every change it made, and throws an HttpError
 * with the documented status: 404 for what it is about, 422 for what the body names, 409 for a conflict.
 */
export interface Account {
  /** True where the writes go to Hipcall: then a process that dies in the middle leaves a change that may have been made or not. */
  readonly forwards: boolean
  createTask(task: NewTask, write: Write): Promise<Task>
  createComment(comment: CommentCreate, write: Write): Promise<Comment>
  /** All tags of the target afterwards, by name. */
  addTags(target: TagTarget, names: readonly string[], write: Write): Promise<Tag[]>
  removeTag(target: TagTarget, tagId: number, write: Write): Promise<void>
  /** False where the user has the number already. Throws a ConflictError where `expected` is not what the user has. */
  changeDefaultNumber(change: DefaultNumberChange, write: Write): Promise<boolean>
}

/** An unattended write was ended by its signal: it may have been done or not. */
export class GivenUpError extends Error {
  override readonly name = 'GivenUpError'
}

/** Somebody else changed the default number meanwhile: it is `current` now. */
export class ConflictError extends HttpError {
  readonly current: number | null

  constructor(current: number | null) {
    super(409, SAID.numberChangedMeanwhile)
    this.current = current
  }
}
