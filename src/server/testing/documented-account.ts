/** The documentation's own examples in a small account: every documented endpoint has something to answer. */
import * as z from 'zod/mini'
import { listCdrs, retrieveCdr } from '#contract/hipcall/cdrs.ts'
import cdrsList from '#contract/hipcall/examples/cdrs-list.json'
import cdrsRetrieve from '#contract/hipcall/examples/cdrs-retrieve.json'
import extensionsList from '#contract/hipcall/examples/extensions-list.json'
import greetingsList from '#contract/hipcall/examples/greetings-list.json'
import teamsList from '#contract/hipcall/examples/teams-list.json'
import { listExtensions } from '#contract/hipcall/extensions.ts'
import { listGreetings } from '#contract/hipcall/greetings.ts'
import { listTeams } from '#contract/hipcall/teams.ts'
import type { Queries } from '#server/db/connect.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { upsertDirectory } from '#server/resources/directory/store.ts'
import { seedSmallAccount } from './small-account.ts'

/** The small account with the documented teams, greetings, extensions and calls; gives the calls. */
export async function seedDocumentedAccount(db: Queries): Promise<NewCdr[]> {
  await seedSmallAccount(db)
  await upsertDirectory(db, {
    teams: z.parse(listTeams.answer, teamsList).data,
    greetings: z.parse(listGreetings.answer, greetingsList).data,
    extensions: z.parse(listExtensions.answer, extensionsList).data,
  })
  const detailed = z.parse(retrieveCdr.answer, cdrsRetrieve).data
  const listed = z.parse(listCdrs.answer, cdrsList).data.filter(({ uuid }) => uuid !== detailed.uuid)
  const calls = [detailed, ...listed.map((call) => ({ ...call, call_flow: null }))]
  await insertCdrs(db, calls)
  return calls
}
