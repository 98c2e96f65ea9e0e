import { Task } from '#contract/hipcall/tasks.ts'
import { SAID } from '#contract/said.ts'
import { formatTimestamp } from '#contract/wire.ts'
import { keepClaim } from '../http/claim-key.ts'
import type { NewTaskRecord } from '../resources/directory/records.ts'
import { linksOf, storeTask } from '../resources/tasks/store-task.ts'
import type { Ask } from '../upstream/upstream.ts'
import { UpstreamError } from '../upstream/upstream-error.ts'
import type { NewTask, Write } from './account.ts'
import { type Before, forward, type HipcallParts } from './forward.ts'
import { findMade, idsOfName, lookForTask } from './look-for-task.ts'
import { type Done, send } from './recover.ts'
import { refusalOf, silence, UnknownOutcomeError } from './refusals.ts'
import { ensureStubs } from './stubs.ts'

/** Creates a task at Hipcall and stores it. One that may have been made already is looked for before it is made again. */
export function forwardTask(parts: HipcallParts, task: NewTask, write: Write): Promise<Task> {
  const links = linksOf(task)
  return forward(parts, write, Task, {
    changing: 'tasks',
    // Those that are alike: what one finds is not another's.
    turn: `task ${task.name}`,
    done: (ask, before) => make(parts, ask, task, write, before),
    async store(tx, { result, answered }, now) {
      await ensureStubs(tx, 'contact', links.contact)
      await ensureStubs(tx, 'company', links.company)
      await ensureStubs(tx, 'deal', links.deal)
      const { contact_ids: _contacts, company_ids: _companies, deal_ids: _deals, created_by: _by, resource_type: _type, ...stored } = result
      return storeTask(tx, stored, links, {
        person: write.person,
        at: formatTimestamp(now),
        ...(answered ? {} : { remark: { unanswered: true } }),
      })
    },
  })
}

async function make(parts: HipcallParts, ask: Ask, task: NewTask, write: Write, { since, sent }: Before): Promise<Done<NewTaskRecord>> {
  if (sent !== 'no') {
    const made = await madeBefore(parts, ask, task, since)
    if (made !== undefined) return { result: made, answered: false }
  }
  const known = await idsOfName(parts.db, task.name)
  return send(
    ask,
    (asked) => parts.upstream.createTask(asked, task),
    async (error, asked) => {
      await keepClaim(parts.db, write.repeatable, parts.time.now())
      return lookForTask(parts, asked, { task, since, known, keyed: write.repeatable !== undefined }, error)
    },
  )
}

/** The task that an earlier request with the same key made, of which no answer came. */
async function madeBefore(parts: HipcallParts, ask: Ask, task: NewTask, since: number): Promise<NewTaskRecord | undefined> {
  try {
    return await findMade(parts, ask, { task, since, known: new Set() })
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    if (error.failure === 'unauthorized') throw refusalOf(error)
    throw new UnknownOutcomeError(silence(error), SAID.taskStillUnknown)
  }
}
