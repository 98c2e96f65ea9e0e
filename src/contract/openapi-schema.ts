/** Schemas of the contract as the OpenAPI writes them: entities by name, parameters as the values they stand for. */
import * as z from 'zod/mini'
import { AuditEntry } from './dashboard/audit.ts'
import { Call } from './dashboard/calls.ts'
import { TargetComment } from './dashboard/comments.ts'
import { CompanyCard } from './dashboard/companies.ts'
import { ContactCard } from './dashboard/contacts.ts'
import { Directory } from './dashboard/directory.ts'
import { Insights, MetricDefinition } from './dashboard/insights.ts'
import { NumberChange, NumberChangeDetail, NumberChangePreview } from './dashboard/number-changes.ts'
import { SearchResult } from './dashboard/search.ts'
import { Account, Session } from './dashboard/session.ts'
import { TagSuggestion } from './dashboard/tags.ts'
import { TaskLinks } from './dashboard/tasks.ts'
import { CallFlowStep, Cdr, CdrDetail } from './hipcall/cdrs.ts'
import { Comment } from './hipcall/comments.ts'
import { Extension } from './hipcall/extensions.ts'
import { Greeting } from './hipcall/greetings.ts'
import { PhoneNumber } from './hipcall/numbers.ts'
import { Tag } from './hipcall/tags.ts'
import { Task } from './hipcall/tasks.ts'
import { Team } from './hipcall/teams.ts'
import { User, UserDetail } from './hipcall/users.ts'
import { ErrorBody } from './wire.ts'

export type Json = Record<string, unknown>

/** Written once, under their names, and pointed at. */
const ENTITIES = {
  Account,
  AuditEntry,
  Call,
  CallFlowStep,
  Cdr,
  CdrDetail,
  Comment,
  CompanyCard,
  ContactCard,
  Directory,
  Error: ErrorBody,
  Extension,
  Greeting,
  Insights,
  MetricDefinition,
  Number: PhoneNumber,
  NumberChange,
  NumberChangeDetail,
  NumberChangePreview,
  SearchResult,
  Session,
  Tag,
  TagSuggestion,
  TargetComment,
  Task,
  TaskLinks,
  Team,
  User,
  UserDetail,
}

/** Makes schemas out of the contract's and gathers the entities they point at. */
export function schemaWriter() {
  const entities = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(ENTITIES)) entities.add(schema, { id })
  const components: Record<string, Json> = {}
  const write = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
    const {
      $schema: _,
      $defs,
      ...written
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      metadata: entities,
      // An answer may grow a field; only a body is held to those we know.
      override: ({ jsonSchema }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
        delete jsonSchema.id
      },
    })
    for (const [name, definition] of Object.entries($defs ?? {})) components[name] = pointed(definition)
    return pointed(written)
  }
  write(z.object({ error: ErrorBody }), 'output')
  return { write, components }
}

/** References as an OpenAPI has them. */
function pointed(schema: unknown): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/$defs/', '#/components/schemas/'))
}

/** A parameter of a query or a path. */
export interface Written {
  schema: Json
  /** Lists are written with commas: `1,4,5`. */
  list: boolean
  /** What the contract says to a value that makes no sense; undefined where any text does. */
  rule: string | undefined
}

/** The schema of the values a parameter stands for, which its codec writes as text. */
export function writeParameter(field: z.core.$ZodType, write: (schema: z.core.$ZodType, io: 'input' | 'output') => Json): Written {
  const inner = field instanceof z.ZodMiniOptional ? field.def.innerType : field
  const schema = write(inner, inner instanceof z.ZodMiniCodec ? 'output' : 'input')
  const rule = ruleOf(inner)
  return { schema: sortKeys(schema) ?? schema, list: schema.type === 'array', rule }
}

/** Sort keys are fields and directions in the code, and `-field` for descending in the query. */
function sortKeys({ items }: Json): Json | undefined {
  const Keys = z.object({ properties: z.object({ field: z.object({ enum: z.array(z.string()) }) }) })
  const { data } = z.safeParse(Keys, items)
  const keys = data?.properties.field.enum.flatMap((field) => [field, `-${field}`])
  return keys === undefined ? undefined : { type: 'array', items: { type: 'string', enum: keys } }
}

function ruleOf(field: z.core.$ZodType): string | undefined {
  const { error } = z.safeDecode(field as z.ZodMiniType, '?')
  const message = error?.issues[0]?.message
  return message?.startsWith('must ') ? `${message[0]?.toUpperCase()}${message.slice(1)}.` : undefined
}
