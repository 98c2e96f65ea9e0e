/** The documentation's own examples in a small account: every documented endpoint has something to answer. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { listCdrs, retrieveCdr } from '#contract/hipcall/cdrs.ts'
import { listExtensions } from '#contract/hipcall/extensions.ts'
import { listGreetings } from '#contract/hipcall/greetings.ts'
import { listTeams } from '#contract/hipcall/teams.ts'
import type { Queries } from '#server/db/connect.ts'
import { insertCdrs, type NewCdr } from '#server/resources/cdrs/insert.ts'
import { upsertDirectory } from '#server/resources/directory/store.ts'
import { seedSmallAccount } from './small-account.ts'

function example<S extends z.core.$ZodType>(name: string, schema: S): z.output<S> {
  return z.parse(schema, JSON.parse(readFileSync(new URL(`../../contract/hipcall/examples/${name}.json`, import.meta.url), 'utf8')))
}

/** The small account with the documented teams, greetings, extensions and calls; gives the calls. */
export async function seedDocumentedAccount(db: Queries): Promise<NewCdr[]> {
  await seedSmallAccount(db)
  await upsertDirectory(db, {
    teams: example('teams-list', listTeams.answer).data,
    greetings: example('greetings-list', listGreetings.answer).data,
    extensions: example('extensions-list', listExtensions.answer).data,
  })
  const detailed = example('cdrs-retrieve', retrieveCdr.answer).data
  const listed = example('cdrs-list', listCdrs.answer).data.filter(({ uuid }) => uuid !== detailed.uuid)
  const calls = [detailed, ...listed.map((call) => ({ ...call, call_flow: null }))]
  await insertCdrs(db, calls)
  return calls
}
