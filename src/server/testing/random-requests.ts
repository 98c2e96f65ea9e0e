/** Requests made up from the contract: right ones, nearly right ones and hostile ones; the same for the same seed. */
import * as z from 'zod/mini'
import type { Endpoint } from '#contract/endpoint.ts'
import { type Choice, chooser } from './chooser.ts'
import { anyJson, HOSTILE_TEXTS, hostileText } from './hostile-values.ts'
import { bodyOf } from './random-bodies.ts'

export type Mood = 'valid' | 'near' | 'hostile'

export interface MadeUp {
  endpoint: Endpoint
  mood: Mood
  method: string
  /** Path and query. */
  address: string
  headers: Record<string, string>
  body: string | undefined
}

/** A call that is there: its uuid and when it started, as the API writes it. */
export interface KnownCall {
  uuid: string
  started_at: string
}

const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  q: ['sat', '532', '+90532', 'İ', 'task', ''],
  direction: ['inbound', '2', 'inbound,outbound', '3,1'],
  users: ['1', '1,2,3', ' 2 , 3'],
  missing_call: ['true', 'false'],
  missing_call_reason: ['abandoned', '1,4', 'callback'],
  period: ['today', '7d', 'all', '90d'],
  started_from: ['2023-03-30', '2023-03-31T08:00:00Z', '2023-03-31T08:00:00+03:00'],
  started_to: ['2023-04-01', '2024-01-01T00:00:00Z'],
  outcome: ['answered', 'answered,rang_out'],
  teams: ['1', '1,2'],
  numbers: ['1', '1,2'],
  greetings: ['1'],
  min_duration: ['0', '30'],
  max_duration: ['60', '3600'],
  has_recording: ['true', 'false'],
  has_voicemail: ['false'],
  hour: ['9', '0,23', '24'],
  weekday: ['1,7', '8'],
  min_waited: ['0'],
  max_waited: ['20'],
  min_talked: ['0', '60'],
  max_talked: ['600'],
  rang: ['1', '1,2'],
  rang_teams: ['1'],
  rang_end: ['unanswered', 'rejected,unanswered'],
  through: ['team.1', 'greeting.0,team.2', 'team.1,team.2', 'person.0', 'x.1'],
  threshold: ['20', '0', '3600'],
  formula: ['offered', 'early_as_met'],
  priority: ['low', 'high,medium', ''],
  assign_to: ['1', '1,4,5'],
  embed: ['assign_to'],
  done: ['true', 'false'],
  due: ['overdue', 'today,week', 'none'],
  status: ['active', '0', 'active,passive'],
  target: ['team', 'user,greeting', 'inbound,team'],
  commentable_type: ['contact', 'company', 'deal', 'ticket', 'task'],
  target_type: ['contact', 'user', 'task'],
  target_id: ['1', '1,2'],
  actor: ['1', '3'],
  action: ['task.create', 'tag.add,tag.remove'],
  screen: ['calls', 'tasks'],
  state: ['open', 'snoozed,closed', 'open,snoozed,closed'],
  assignee: ['me', 'nobody', 'me,nobody,3', '2'],
  cause: ['rang_out', 'voicemail,closed_hours'],
  kinds: ['contacts', 'contacts,tasks'],
  default_number_id: ['1', '4', '', '9'],
  default_number: ['1', '0', '0, 1,3', '9'],
  per_page: ['1', '3', '200'],
}

/** Orders of lists; some of them sort by what the list does not know. */
const SORTS: Readonly<Record<string, readonly string[]>> = {
  listTasks: ['due_date', '-due_date'],
  listUsers: ['full_name', '-last_logged_in,full_name', 'name'],
  listExtensions: ['number', '-created_at,target_type', 'id'],
  listCallbacks: ['-effort', 'waited,-attempts', '-last_at', 'name'],
  listCdrs: ['started_at', '-call_duration,started_at', 'name'],
  listCalls: ['started_at', '-call_duration,started_at', 'name'],
}

/** Makes up requests to these endpoints. */
export function requestMaker(seed: number, endpoints: readonly Endpoint[], calls: readonly KnownCall[]): () => MadeUp {
  const choice = chooser(seed)
  return () => {
    const endpoint = choice.of(endpoints)
    const mood = choice.of<Mood>(['valid', 'valid', 'near', 'near', 'hostile'])
    const wrong = mood === 'near' ? choice.of(['params', 'query', 'body', 'headers'] as const) : undefined
    const moodOf = (part: typeof wrong): Mood => (mood === 'near' ? (part === wrong ? 'near' : 'valid') : mood)
    const path = pathOf(choice, endpoint, moodOf('params'), calls)
    const query = queryOf(choice, endpoint, moodOf('query'))
    return {
      endpoint,
      mood,
      method: mood === 'hostile' && choice.oneIn(12) ? choice.of(['PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS', 'HEAD']) : endpoint.method,
      address: query === '' ? path : `${path}?${query}`,
      headers: headersOf(choice, endpoint, moodOf('headers')),
      body: bodyText(choice, endpoint, moodOf('body')),
    }
  }
}

function pathOf(choice: Choice, endpoint: Endpoint, mood: Mood, calls: readonly KnownCall[]): string {
  const call = choice.of(calls)
  const [yyyy = '', mm = '', dd = ''] = call.started_at.slice(0, 10).split('-')
  const known: Readonly<Record<string, string>> = { uuid: call.uuid, yyyy, mm, dd }
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  const spoilt = choice.of([...names, undefined])
  return endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (mood === 'hostile' || (mood === 'near' && name === spoilt))
      return choice.of([hostilePart(choice), '0', '-1', '2147483647', '2147483648', '99', 'x'])
    return known[name] ?? String(choice.number(1, choice.oneIn(4) ? 12 : 4))
  })
}

/** A part of a path that stays one part. */
function hostilePart(choice: Choice): string {
  return choice.of([
    '%00',
    '%ff',
    '%ED%A0%80',
    '%2e%2e%2f',
    '%',
    '%zz',
    '..%2F..',
    '1%2F2',
    '%F0%9F%98%80',
    "1'--",
    '1;select',
    '*',
    ':id',
    '%20',
    'NaN',
    '1e3',
    '0x1',
  ])
}

function queryOf(choice: Choice, endpoint: Endpoint, mood: Mood): string {
  const shape = endpoint.query instanceof z.ZodMiniObject ? endpoint.query.def.shape : {}
  const search = new URLSearchParams()
  for (const [name, field] of Object.entries(shape)) {
    const needed = !(field instanceof z.ZodMiniOptional)
    if (!needed && !choice.oneIn(mood === 'hostile' ? 3 : 6)) continue
    const spoil = mood === 'hostile' || (mood === 'near' && choice.oneIn(2))
    search.append(name, spoil ? hostileText(choice) : exampleOf(choice, name, endpoint))
  }
  if (mood !== 'valid' && choice.oneIn(4)) search.append(hostileText(choice).slice(0, 20), hostileText(choice))
  if (mood === 'hostile' && choice.oneIn(6))
    return choice.of(['%', '%00=%00', 'q=%ff', 'page=%ED%A0%80', 'a[b]=c&a=b', '&&==', `q=${'x'.repeat(3000)}`])
  return search.toString()
}

function exampleOf(choice: Choice, name: string, endpoint: Endpoint): string {
  const examples = name === 'sort' ? (SORTS[endpoint.name] ?? ['name', 'id']) : EXAMPLES[name]
  return examples === undefined ? String(choice.number(1, 5)) : choice.of(examples)
}

function headersOf(choice: Choice, endpoint: Endpoint, mood: Mood): Record<string, string> {
  const role = choice.of(['admin', 'admin', 'admin', 'supervisor', 'agent'])
  const headers: Record<string, string> = { authorization: `Bearer demo-${role}`, 'content-type': 'application/json' }
  if (endpoint.method === 'POST' && choice.oneIn(3)) headers['idempotency-key'] = `key-${choice.number(1, 40)}`
  if (endpoint.method === 'PUT' && choice.oneIn(3)) headers['if-match'] = choice.of(['"1"', '"3"', '"none"'])
  if (mood === 'valid' || choice.oneIn(2)) return headers
  const spoilt = choice.of<Record<string, string>>([
    { authorization: choice.of(['Bearer nobody', 'Bearer', 'Basic x', '', `Bearer ${'x'.repeat(600)}`]) },
    { 'content-type': choice.of(['text/plain', 'application/x-www-form-urlencoded', '', 'application/json; charset=utf-8']) },
    { 'idempotency-key': choice.of(['k'.repeat(300), '', 'ü', "'; drop table tasks; --"]) },
    { 'if-match': choice.of(['*', '', '3', 'W/"3"', '"0"', '"9999999999"', '"3", "none"', 'ü']) },
    { 'content-length': choice.of(['-1', '99999999999', 'x']) },
    { cookie: choice.of(['santral=x', 'a=b; c=d', '='.repeat(500)]), origin: 'https://evil.example' },
    {
      accept: 'text/html',
      'accept-encoding': 'br;q=x',
      'x-forwarded-for': '"',
      'x-forwarded-proto': 'javascript',
      'x-forwarded-host': 'evil.example/',
    },
  ])
  return { ...headers, ...spoilt }
}

function bodyText(choice: Choice, endpoint: Endpoint, mood: Mood): string | undefined {
  if (endpoint.method === 'GET') return undefined
  const right = bodyOf(choice, endpoint.name)
  if (mood === 'valid') return right === undefined ? undefined : JSON.stringify(right)
  if (mood === 'hostile' && choice.oneIn(4))
    return choice.of([
      '',
      '{',
      '[',
      '"',
      'null',
      '[]',
      '0',
      '{"name":"ok",}',
      '\u0000',
      '{"__proto__":{"x":1}}',
      '['.repeat(2000),
      `"${'x'.repeat(300_000)}"`,
    ])
  if (mood === 'hostile' || right === undefined) return JSON.stringify(anyJson(choice, 3))
  const keys = Object.keys(right)
  const key = choice.oneIn(5) || keys.length === 0 ? choice.of([...HOSTILE_TEXTS]) : choice.of(keys)
  const { [key]: _, ...rest } = right
  return JSON.stringify(choice.oneIn(4) ? rest : { ...rest, [key]: anyJson(choice, 2) })
}
