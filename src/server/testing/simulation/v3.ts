/** The same account through an adapter that can do what a later version of the API can: dates, totals, steps in the list. */
import { parseTimestamp } from '#contract/wire.ts'
import type { Upstream } from '#server/upstream/upstream.ts'
import type { SimulatedAccount } from './account.ts'

const PER_PAGE = 100

function unasked(): never {
  throw new Error('nobody should ask for this')
}

/** `send` carries one request, so that it is counted and takes its time. */
export function listingUpstream(account: SimulatedAccount, send: (request: Request) => Promise<Response>): Upstream {
  const sent = () => send(new Request('https://api.example/api/v3/calls'))
  return {
    capabilities: { dateFilter: true, totals: true, flowInList: true },
    perPage: PER_PAGE,
    async callsPage(_ask, { page, before = Number.POSITIVE_INFINITY }) {
      const response = await sent()
      const all = account.listed()
      const wanted = all.filter(({ cdr }) => parseTimestamp(cdr.started_at) < before)
      const rank = all.length - wanted.length + (page - 1) * PER_PAGE
      const calls = wanted.slice((page - 1) * PER_PAGE, page * PER_PAGE).map(({ cdr, flow }) => {
        const record = { ...cdr, call_flow: flow }
        return { ok: true as const, record, raw: JSON.stringify(record) }
      })
      const asked_at = Date.parse(response.headers.get('date') ?? '')
      return { rank, calls, last: page * PER_PAGE >= wanted.length, total: all.length, asked_at }
    },
    directoryPage: async () => {
      await sent()
      return { records: [], last: true }
    },
    call: unasked,
    user: unasked,
    tasksLike: unasked,
    createTask: unasked,
    createComment: unasked,
    addTags: unasked,
    removeTag: unasked,
    changeDefaultNumber: unasked,
    sound: unasked,
  }
}
