/** Hipcall's API of version 20211124 as an upstream: documented paths and nothing else, at ten records a page. */
import * as z from 'zod/mini'
import type { Fetch } from '#contract/client.ts'
import { HIPCALL } from '#contract/endpoint.ts'
import { UserDetail } from '#contract/hipcall/users.ts'
import type { Time } from '../time.ts'
import type { Budget } from './budget.ts'
import { createBudgets } from './budgets.ts'
import { createCallList } from './call-list.ts'
import { fetchSound } from './fetch-sound.ts'
import { READERS } from './read-object.ts'
import { CreatedComment, PER_PAGE, readAs, readPage, readSingle, readSingleObject, singleText, TagList } from './read-pages.ts'
import { readRecordText, setAside } from './read-records.ts'
import { taskBody } from './task-body.ts'
import { type ApiAnswer, type ApiRequest, createTransport } from './transport.ts'
import type { Ask, DirectoryOf, DirectoryPage, DirectoryResource, Upstream } from './upstream.ts'
import { UpstreamError } from './upstream-error.ts'

export interface HipcallOptions {
  /** `https://api.hipcall.com.tr`, with or without `/api/v20211124`. */
  address: string
  /** The operator's. */
  token: string
  time: Time
  /** IANA name of the account's time zone, in which it takes due dates. */
  zone: string
  /** Sends requests; the platform's when absent. */
  fetch?: Fetch
}

export interface Hipcall extends Upstream {
  /** Of the operator's token: requests in the last minute, of how many, and how many wait. */
  budget(): ReturnType<Budget['state']>
}

const READER_OF: { readonly [R in DirectoryResource]: (given: unknown) => DirectoryOf[R] } = {
  users: READERS.user,
  teams: READERS.team,
  greetings: READERS.greeting,
  numbers: READERS.number,
  extensions: READERS.extension,
  tasks: READERS.task,
}

/** Pages of tasks with a text that are looked through. */
const MOST_LIKE = 5
const LISTS = { contact: 'contacts', company: 'companies' } as const

/** Throws a TypeError for an address that is none of the web. */
export function createHipcall(options: HipcallOptions): Hipcall {
  const { time, token, zone, fetch = (request) => globalThis.fetch(request) } = options
  const { origin, base } = placeOf(options.address)
  const budgets = createBudgets(time)
  const transport = createTransport({ fetch, origin, time, budgets })
  const list = createCallList()

  const send = (ask: Ask, method: ApiRequest['method'], path: string, body?: unknown) =>
    transport({ token: ask.token ?? token, priority: ask.priority, signal: ask.signal }, { method, path: `${base}${path}`, body })
  const get = (ask: Ask, path: string, query: Readonly<Record<string, string>> = {}) => {
    const search = new URLSearchParams(query).toString()
    return send(ask, 'GET', search === '' ? path : `${path}?${search}`)
  }

  const askPage = (ask: Ask) => async (sort: string | undefined, page: number) => {
    const answer = await get(ask, '/cdrs', { ...(sort === undefined ? {} : { sort }), page: String(page) })
    const { records, last, size } = readPage(READERS.cdr, answer, page)
    return { calls: records, last, size, asked_at: answer.asked_at }
  }

  return {
    capabilities: { dateFilter: false, totals: false, flowInList: false },
    perPage: PER_PAGE,
    budget: () => budgets.of(token).state(),
    callsPage: (ask, { page }) => list.page(askPage(ask), page),
    async call(ask, uuid, dates) {
      for (const date of dates) {
        const answer = await unlessGone(get(ask, `/cdrs/${date.replaceAll('-', '/')}/${encodeURIComponent(uuid)}`))
        if (answer === null) continue
        const raw = singleText(answer)
        const read = readRecordText(READERS.cdr, raw)
        const other = read.ok && read.record.uuid.toLowerCase() !== uuid.toLowerCase()
        return other ? { ...setAside({}, raw, 'uuid: is that of another call than was asked for'), key: uuid } : read
      }
      return null
    },
    async directoryPage<R extends DirectoryResource>(ask: Ask, resource: R, page: number): Promise<DirectoryPage<R>> {
      return readPage(READER_OF[resource], await get(ask, `/${resource}`, { page: String(page) }), page)
    },
    async user(ask, id) {
      const answer = await unlessGone(get(ask, `/users/${id}`))
      return answer === null ? null : readSingle(UserDetail, answer)
    },
    async tasksLike(ask, text) {
      const found = []
      for (let page = 1; page <= MOST_LIKE; page += 1) {
        const { records, last } = readPage(READERS.task, await get(ask, '/tasks', { q: text, page: String(page) }), page)
        found.push(...records.flatMap((read) => (read.ok ? [read.record] : [])))
        if (last) break
      }
      return found
    },
    createTask: async (ask, task) => readSingleObject('task', await send(ask, 'POST', '/tasks', taskBody(task, zone))),
    createComment: async (ask, comment) => readSingle(CreatedComment, await send(ask, 'POST', '/comments', comment)),
    async addTags(ask, { type, id }, tags) {
      return readAs(TagList, (await send(ask, 'POST', `/${LISTS[type]}/${id}/tags`, { tags })).json).data
    },
    async removeTag(ask, { type, id }, tagId) {
      await send(ask, 'DELETE', `/${LISTS[type]}/${id}/tags/${tagId}`)
    },
    async changeDefaultNumber(ask, userId, numberId) {
      // The documentation lists the field both of the address and of the body.
      const path = `/users/${userId}?default_number_id=${numberId ?? ''}`
      refuseUnchanged(await send(ask, 'PUT', path, { default_number_id: numberId }), numberId)
    },
    sound: (address, headers, signal) => fetchSound({ fetch, time }, address, headers, signal),
  }
}

function placeOf(address: string): { origin: string; base: string } {
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) throw new TypeError('the address of Hipcall must begin with https:// or http://')
  const path = url.pathname.replace(/\/+$/, '')
  return { origin: url.origin, base: path.endsWith(HIPCALL) ? path : `${path}${HIPCALL}` }
}

/** Null where the account says that there is no such thing. */
async function unlessGone(answer: Promise<ApiAnswer>): Promise<ApiAnswer | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof UpstreamError && error.failure === 'refused' && error.status === 404) return null
    throw error
  }
}

const Changed = z.looseObject({ data: z.looseObject({ default_number_id: z.nullable(z.int()) }) })

/** Throws an UpstreamError where the answer to a change of default number shows another number than was asked for. */
function refuseUnchanged({ json }: ApiAnswer, wanted: number | null): void {
  const answer = z.safeParse(Changed, json)
  if (answer.success && answer.data.data.default_number_id !== wanted)
    throw new UpstreamError('garbled', 'Hipcall took the change, and answered with another default number', { status: 200 })
}
