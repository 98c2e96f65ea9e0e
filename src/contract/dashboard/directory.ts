/** Names of everything a call can point at, in one answer, so that no screen shows a raw id. */
import * as z from 'zod/mini'
import { DASHBOARD, endpoint } from '../endpoint.ts'
import { Id, single } from '../wire.ts'

/** `gone`: not in the Hipcall account any more. It is named where history has it, and nothing new is given to it; `active` is false. */
const gone = z.optional(z.literal(true))

const Named = z.object({ id: Id, name: z.string(), active: z.boolean(), gone })

export const Directory = z.object({
  users: z.array(z.extend(Named, { default_number_id: z.nullable(Id), extension: z.nullable(z.string()) })),
  teams: z.array(Named),
  greetings: z.array(Named),
  numbers: z.array(z.object({ id: Id, name: z.string(), number: z.string(), gone })),
  extensions: z.array(z.object({ id: Id, number: z.string(), target_id: z.nullable(Id), target_type: z.nullable(z.string()), gone })),
})
export type Directory = z.infer<typeof Directory>

export const getDirectory = endpoint({
  name: 'getDirectory',
  method: 'GET',
  path: `${DASHBOARD}/directory`,
  group: 'Directory',
  summary: 'Names of all users, teams, greetings, numbers and extensions',
  right: 'read',
  addition: true,
  params: z.object({}),
  query: z.object({}),
  body: z.undefined(),
  status: 200,
  answer: single(Directory),
})
