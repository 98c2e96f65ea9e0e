/** A Hipcall account as it is reached over its API: what all versions have in common. An adapter for each version makes one of these. */
import type { CommentCreate } from '#contract/hipcall/comments.ts'
import type { Extension } from '#contract/hipcall/extensions.ts'
import type { Greeting } from '#contract/hipcall/greetings.ts'
import type { PhoneNumber } from '#contract/hipcall/numbers.ts'
import type { Tag } from '#contract/hipcall/tags.ts'
import type { TaskCreate } from '#contract/hipcall/tasks.ts'
import type { Team } from '#contract/hipcall/teams.ts'
import type { User, UserDetail } from '#contract/hipcall/users.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { NewTaskRecord } from '../resources/directory/records.ts'

/** What a version can do that another cannot. */
export interface Capabilities {
  /** A list of calls can begin at an instant (`before`). */
  dateFilter: boolean
  /** A list of calls says how many there are in all. */
  totals: boolean
  /** Calls come with their call_flow in the list: there are no details to fetch. */
  flowInList: boolean
}

/** Who waits: a person; today's calls; history and everything that can wait. */
export type Priority = 'person' | 'today' | 'history'

/** On whose behalf a request is sent. Without a token the operator's is used. */
export interface Ask {
  priority: Priority
  token?: string | undefined
  signal?: AbortSignal | undefined
}

/**
 * A record of an answer: read, or set aside with the reason. `raw` is its JSON as it came. Of a call that cannot be read, `started_at` is
 * its start where at least that can be read.
 */
export type Read<T> =
  | { ok: true; record: T; raw: string }
  | { ok: false; raw: string; reason: string; key: string; started_at: string | null }

/** Calls in the order of their start, newest first. */
export interface CallsPage {
  /** The place of the first record among all calls, from 0. */
  rank: number
  /** `call_flow` is null where the list does not have it. */
  calls: readonly Read<NewCdr>[]
  /** No older call follows. */
  last: boolean
  /** How many calls there are in all, where the account says so. */
  total: number | null
  /** Milliseconds since 1970 by the account's own clock, no later than when it listed this. */
  asked_at: number
}

/** What a directory holds, by resource. */
export interface DirectoryOf {
  users: User
  teams: Team
  greetings: Greeting
  numbers: PhoneNumber
  extensions: Extension
  tasks: NewTaskRecord
}
export type DirectoryResource = keyof DirectoryOf

export interface DirectoryPage<R extends DirectoryResource> {
  records: readonly Read<DirectoryOf[R]>[]
  last: boolean
}

/** A comment as its answer has it. */
export interface CreatedComment {
  id: number
  content: string
  created_at: string
  updated_at: string
}

/** All methods throw an UpstreamError. */
export interface Upstream {
  readonly capabilities: Capabilities
  /** The page-th piece (from 1) of all calls, newest first; `before` (milliseconds since 1970) only with `dateFilter`. */
  callsPage(ask: Ask, at: { page: number; before?: number | undefined }): Promise<CallsPage>
  /** Calls of a page, so that a place in the list is a page. */
  readonly perPage: number
  /** A call with its call_flow; null where there is none (any more). `date`s are tried in order: `2023-03-31`. */
  call(ask: Ask, uuid: string, dates: Iterable<string>): Promise<Read<NewCdr> | null>
  directoryPage<R extends DirectoryResource>(ask: Ask, resource: R, page: number): Promise<DirectoryPage<R>>
  /** A user as their detail has it; null where there is none. */
  user(ask: Ask, id: number): Promise<UserDetail | null>
  /** Tasks whose name or description has this text: to look for one that may have been made. */
  tasksLike(ask: Ask, text: string): Promise<readonly NewTaskRecord[]>
  createTask(ask: Ask, task: TaskCreate): Promise<NewTaskRecord>
  createComment(ask: Ask, comment: CommentCreate): Promise<CreatedComment>
  addTags(ask: Ask, target: { type: 'contact' | 'company'; id: number }, tags: readonly string[]): Promise<Tag[]>
  removeTag(ask: Ask, target: { type: 'contact' | 'company'; id: number }, tagId: number): Promise<void>
  changeDefaultNumber(ask: Ask, userId: number, numberId: number | null): Promise<void>
  /** A sound from the address a call gave for it; headers such as Range go along. It is not counted as a request of the API. */
  sound(address: string, headers: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Response>
}
