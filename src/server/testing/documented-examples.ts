/** The example answers of the API's documentation, stored, so that a list can be held against them word for word. */
import * as z from 'zod/mini'
import { listCdrs, retrieveCdr } from '#contract/hipcall/cdrs.ts'
import cdrList from '#contract/hipcall/examples/cdrs-list.json'
import cdrDetail from '#contract/hipcall/examples/cdrs-retrieve.json'
import extensionList from '#contract/hipcall/examples/extensions-list.json'
import greetingList from '#contract/hipcall/examples/greetings-list.json'
import numberList from '#contract/hipcall/examples/numbers-list.json'
import taskList from '#contract/hipcall/examples/tasks-list.json'
import teamList from '#contract/hipcall/examples/teams-list.json'
import userList from '#contract/hipcall/examples/users-list.json'
import { listExtensions } from '#contract/hipcall/extensions.ts'
import { listGreetings } from '#contract/hipcall/greetings.ts'
import { listNumbers } from '#contract/hipcall/numbers.ts'
import { listTasks } from '#contract/hipcall/tasks.ts'
import { listTeams } from '#contract/hipcall/teams.ts'
import { listUsers } from '#contract/hipcall/users.ts'
import type { Queries } from '../db/connect.ts'
import { insertCdrs } from '../resources/cdrs/insert.ts'
import { upsertRecords } from '../resources/directory/records.ts'
import { upsertDirectory } from '../resources/directory/store.ts'

/** Origin of the examples' links. */
export const DOCUMENTED_ORIGIN = 'https://api.hipcall.com.tr'

/** The records and as many like the last as are missing, with ids that follow. */
function continued<T extends { id: number }>(records: readonly T[], total: number, change: Partial<T> = {}): T[] {
  const last = records.at(-1)
  if (last === undefined) throw new Error('there is nothing to continue')
  const missing = Array.from({ length: total - records.length }, (_, index) => ({ ...last, ...change, id: last.id + 1 + index }))
  return [...records, ...missing]
}

/** Stores the examples. Of users and tasks they show the first ten of 28 and of 11: the others are made after them. */
export async function seedExamples(db: Queries): Promise<void> {
  const users = z.parse(listUsers.answer, userList).data
  const tasks = z.parse(listTasks.answer, taskList).data.map((task) => ({ ...task, assign_to: null }))
  await upsertDirectory(db, {
    users: continued(users, userList.meta.total, { created_at: '2023-04-01T08:41:58+0000' }),
    teams: z.parse(listTeams.answer, teamList).data,
    greetings: z.parse(listGreetings.answer, greetingList).data,
    numbers: z.parse(listNumbers.answer, numberList).data,
    extensions: z.parse(listExtensions.answer, extensionList).data,
  })
  await upsertRecords(db, { tasks: continued(tasks, taskList.meta.total) })
  const detail = z.parse(retrieveCdr.answer, cdrDetail).data
  const others = z.parse(listCdrs.answer, cdrList).data.filter(({ uuid }) => uuid !== detail.uuid)
  await insertCdrs(db, [detail, ...others.map((cdr) => ({ ...cdr, call_flow: null }))])
}
