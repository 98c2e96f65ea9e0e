/** One request that is right and many that are refused, for the endpoints of writes and of what is read around them. */
import { sql } from 'drizzle-orm'
import type { Role } from '#contract/dashboard/roles.ts'
import { insertCdrs } from '../resources/cdrs/insert.ts'
import type { TestApp } from './app.ts'
import { callersWaiting } from './callers.ts'

const HIPCALL = '/api/v20211124'
const OURS = '/api/dashboard'

export interface Asked {
  path: string
  body?: unknown
}

/** One endpoint: a request that is right, the roles that may not send it, and requests that are refused. */
export interface Case {
  name: string
  good: Asked
  /** What has to be there before. */
  first?: (app: TestApp) => Promise<unknown>
  denied?: Role[]
  missing?: Asked[]
  wrong?: Asked[]
}

const post = (path: string, body: unknown) => (server: TestApp) => server.as('admin', path, { method: 'POST', body })
const tagged = (target: string) => post(`${HIPCALL}/${target}/2/tags`, { tags: ['old'] })
const changed = async (server: TestApp) => {
  await post(`${OURS}/number-changes`, { user_ids: [1], default_number_id: 2 })(server)
  await server.deps.numberChanges.idle()
}
/** A shared view of the admin, with id 1. */
const viewed = async (server: TestApp) => {
  await server.deps.db.rows(sql`truncate views restart identity`)
  await post(`${OURS}/views`, { screen: 'calls', name: 'Missed', search: 'missing_call=true', shared: true })(server)
}
/** A valid token, with id 1. */
const withToken = async (server: TestApp) => {
  await server.deps.db.rows(sql`truncate tokens restart identity`)
  await post(`${OURS}/tokens`, { name: 'Wallboard', role: 'agent' })(server)
}
/** As if there were an account behind the server. */
const mirrored = async ({ deps }: TestApp) => {
  deps.kind = 'hipcall'
}
const EXPORT = '00000000-0000-4000-8000-00000000abcd'
/** An export that is done, with this id. */
const exported = async (server: TestApp) => {
  await (await server.as('admin', `${OURS}/calls/export?format=csv&id=${EXPORT}`)).text()
}
/** Case 1 as nobody has worked on it yet, in the app's own time. */
const waiting = async ({ deps: { db } }: TestApp) => {
  await db.rows(sql`delete from callback_work`)
  const [known] = await db.rows(sql`select id from callback_cases`)
  if (known === undefined) await insertCdrs(db, callersWaiting(1, '2026-03-31T08:00:00+0000'))
}
const ids = ['0', '-1', 'x', '2147483648', '1.5', '%00', '%F0%9F%98%80']
const badIds = (before: string, after = '', body?: unknown): Asked[] => ids.map((id) => ({ path: `${before}${id}${after}`, body }))
const tagCases = (target: 'companies' | 'contacts', name: 'Company' | 'Contact'): Case[] => [
  {
    name: `add${name}Tags`,
    good: { path: `${HIPCALL}/${target}/2/tags`, body: { tags: ['new', 'newer'] } },
    missing: [{ path: `${HIPCALL}/${target}/99/tags`, body: { tags: ['new'] } }],
    wrong: [
      ...badIds(`${HIPCALL}/${target}/`, '/tags', { tags: ['new'] }),
      ...[undefined, {}, [], { tags: [] }, { tags: 'new' }, { tags: [''] }, { tags: ['  '] }, { tags: [1] }, { tags: [null] }].map(
        (body) => ({ path: `${HIPCALL}/${target}/2/tags`, body }),
      ),
      ...[
        { tags: ['a\0b'] },
        { tags: ['\ud800'] },
        { tags: ['x'.repeat(256)] },
        { tags: Array(51).fill('x') },
        { tags: ['x'], color: 'red' },
      ].map((body) => ({ path: `${HIPCALL}/${target}/2/tags`, body })),
    ],
  },
  {
    name: `remove${name}Tag`,
    first: tagged(target),
    good: { path: `${HIPCALL}/${target}/2/tags/1` },
    missing: [
      { path: `${HIPCALL}/${target}/2/tags/99` },
      { path: `${HIPCALL}/${target}/1/tags/1` },
      { path: `${HIPCALL}/${target}/99/tags/1` },
    ],
    wrong: badIds(`${HIPCALL}/${target}/2/tags/`),
  },
  {
    name: `list${name}Tags`,
    first: tagged(target),
    good: { path: `${OURS}/${target}/2/tags` },
    missing: [{ path: `${OURS}/${target}/99/tags` }],
    wrong: badIds(`${OURS}/${target}/`, '/tags'),
  },
]

function callbackCases(): Case[] {
  const [callbacks, version, until] = [`${OURS}/callbacks`, '0.1.0', '2026-04-01T09:00:00+03:00']
  const act = (name: string, path: string, good: Record<string, unknown>, wrong: unknown[]): Case => ({
    name,
    first: name === 'reopenCallback' ? closed : waiting,
    good: { path: `${callbacks}/1/${path}`, body: { version, ...good } },
    missing: [{ path: `${callbacks}/99/${path}`, body: { version, ...good } }],
    wrong: [
      ...badIds(`${callbacks}/`, `/${path}`, { version, ...good }),
      ...[undefined, good, { version: 1, ...good }, { version, ...good, why: 'x' }, ...wrong].map((body) => ({
        path: `${callbacks}/1/${path}`,
        body,
      })),
    ],
  })
  const closed = async (app: TestApp) => {
    await waiting(app)
    await post(`${callbacks}/1/close`, { version, reason: 'not_needed' })(app)
  }
  return [
    {
      name: 'listCallbacks',
      first: waiting,
      good: { path: `${callbacks}?q=0532&state=open,snoozed&assignee=nobody,me,3&cause=left_in_queue&numbers=1&sort=-waited` },
      wrong: ['state=old', 'assignee=you', 'cause=answered', 'numbers=x', 'sort=name', 'page=0', 'per_page=201', 'q=%00'].map((query) => ({
        path: `${callbacks}?${query}`,
      })),
    },
    { name: 'countCallbacks', first: waiting, good: { path: `${callbacks}/counts` } },
    {
      name: 'getCallbackFigures',
      first: waiting,
      good: { path: `${callbacks}/figures?period=7d` },
      wrong: ['period=8d', 'started_from=2023-02-30', 'started_from=2026-02-02&started_to=2026-02-01'].map((query) => ({
        path: `${callbacks}/figures?${query}`,
      })),
    },
    {
      name: 'getCallback',
      first: waiting,
      good: { path: `${callbacks}/1` },
      missing: [{ path: `${callbacks}/99` }],
      wrong: badIds(`${callbacks}/`),
    },
    act('assignCallback', 'assign', { user_id: 2 }, [
      { version },
      { version, user_id: 99 },
      { version, user_id: '2' },
      { version, user_id: 0 },
    ]),
    act('snoozeCallback', 'snooze', { until }, [
      { version },
      { version, until: '2026-04-01' },
      { version, until: '2026-03-31T11:59:59+03:00' },
      { version, until: '2026-05-01T09:00:01Z' },
    ]),
    act('closeCallback', 'close', { reason: 'other', note: 'Came by' }, [
      { version },
      { version, reason: 'done' },
      { version, reason: 'other' },
      { version, reason: 'other', note: '  ' },
      { version, reason: 'not_needed', note: 'x'.repeat(501) },
      { version, reason: 'not_needed', note: 'a\0b' },
    ]),
    { ...act('reopenCallback', 'reopen', {}, []), good: { path: `${callbacks}/1/reopen`, body: { version: '1.1.0' } } },
    { name: 'takeNextCallback', first: waiting, good: { path: `${callbacks}/next` } },
  ]
}

export const CASES: readonly Case[] = [
  ...callbackCases(),
  {
    name: 'createTask',
    good: { path: `${HIPCALL}/tasks`, body: { name: 'Call them back', contact_ids: ['2'], auto_assign_to_user: true } },
    wrong: [
      undefined,
      {},
      [],
      null,
      { name: 'x' },
      { name: 1 },
      { name: 'x'.repeat(256) },
      { name: 'a\0b' },
      { name: 'ok \udc00' },
      { name: 'ok', description: 'x' },
      { name: 'ok', description: 'x'.repeat(256) },
      { name: 'ok', due_date: '2023-02-30' },
      { name: 'ok', due_date: '' },
      { name: 'ok', due_date: 20220612 },
      { name: 'ok', assign_to: 77 },
      { name: 'ok', assign_to: true },
      { name: 'ok', assign_to: 2 ** 31 },
      { name: 'ok', priority: 'urgent' },
      { name: 'ok', priority: '' },
      { name: 'ok', task_list: 3 },
      { name: 'ok', contact_ids: [1, 88] },
      { name: 'ok', company_ids: 1 },
      { name: 'ok', deal_ids: ['1e3'] },
      { name: 'ok', auto_assign_to_user: true },
      { name: 'ok', auto_assign_to_user: 'yes' },
      { name: 'ok', colour: 'red' },
      '{"name":"ok"',
      '[',
    ].map((body) => ({ path: `${HIPCALL}/tasks`, body })),
  },
  {
    name: 'getTaskLinks',
    good: { path: `${OURS}/tasks/1/links` },
    missing: [{ path: `${OURS}/tasks/99/links` }],
    wrong: badIds(`${OURS}/tasks/`, '/links'),
  },
  {
    name: 'createComment',
    good: { path: `${HIPCALL}/comments`, body: { commentable_type: 'task', commentable_id: 1, content: 'Hello' } },
    missing: ['contact', 'company', 'deal', 'ticket', 'task'].map((commentable_type) => ({
      path: `${HIPCALL}/comments`,
      body: { commentable_type, commentable_id: 99, content: 'Hello' },
    })),
    wrong: [
      undefined,
      { commentable_type: 'call', commentable_id: 1, content: 'Hello' },
      { commentable_type: 'task', commentable_id: '1', content: 'Hello' },
      { commentable_type: 'task', commentable_id: 0, content: 'Hello' },
      { commentable_type: 'task', commentable_id: 1, content: 'H' },
      { commentable_type: 'task', commentable_id: 1 },
      { commentable_type: 'task', commentable_id: 1, content: 'x'.repeat(10_001) },
      { commentable_type: 'task', commentable_id: 1, content: 'Hello', author: 1 },
    ].map((body) => ({ path: `${HIPCALL}/comments`, body })),
  },
  {
    name: 'listComments',
    first: post(`${HIPCALL}/comments`, { commentable_type: 'deal', commentable_id: 2, content: 'Hello' }),
    good: { path: `${OURS}/comments?commentable_type=deal&commentable_id=2` },
    missing: [{ path: `${OURS}/comments?commentable_type=deal&commentable_id=99` }],
    wrong: [
      '',
      '?commentable_type=deal',
      '?commentable_type=call&commentable_id=1',
      '?commentable_type=deal&commentable_id=2&per_page=201',
    ].map((query) => ({ path: `${OURS}/comments${query}` })),
  },
  ...tagCases('companies', 'Company'),
  ...tagCases('contacts', 'Contact'),
  {
    name: 'suggestTags',
    first: tagged('contacts'),
    good: { path: `${OURS}/tags?q=OL` },
    wrong: [{ path: `${OURS}/tags?limit=0` }, { path: `${OURS}/tags?q=%00` }, { path: `${OURS}/tags?q=${'x'.repeat(256)}` }],
  },
  {
    name: 'getContact',
    good: { path: `${OURS}/contacts/2` },
    missing: [{ path: `${OURS}/contacts/99` }],
    wrong: badIds(`${OURS}/contacts/`),
  },
  {
    name: 'getCompany',
    good: { path: `${OURS}/companies/2` },
    missing: [{ path: `${OURS}/companies/99` }],
    wrong: badIds(`${OURS}/companies/`),
  },
  {
    name: 'search',
    good: { path: `${OURS}/search?q=yildirim` },
    wrong: [{ path: `${OURS}/search` }, { path: `${OURS}/search?q=a&kinds=calls` }, { path: `${OURS}/search?q=%00` }],
  },
  {
    name: 'listAudit',
    denied: ['agent'],
    first: tagged('contacts'),
    good: { path: `${OURS}/audit?target_type=contact&target_id=2&actor=1&action=tag.add` },
    wrong: [{ path: `${OURS}/audit?target_type=cat` }, { path: `${OURS}/audit?actor=me` }, { path: `${OURS}/audit?page=0` }],
  },
  {
    name: 'updateUser',
    denied: ['agent', 'supervisor'],
    good: { path: `${HIPCALL}/users/2`, body: { default_number_id: '3' } },
    missing: [{ path: `${HIPCALL}/users/99`, body: { default_number_id: 3 } }],
    wrong: [
      ...badIds(`${HIPCALL}/users/`, '', { default_number_id: 3 }),
      { path: `${HIPCALL}/users/2` },
      { path: `${HIPCALL}/users/2?default_number_id=9` },
      { path: `${HIPCALL}/users/2?default_number_id=1`, body: { default_number_id: 2 } },
      { path: `${HIPCALL}/users/2`, body: { default_number_id: 9 } },
      { path: `${HIPCALL}/users/2`, body: { default_number_id: 1, name: 'Eve' } },
    ],
  },
  {
    name: 'listViews',
    first: viewed,
    good: { path: `${OURS}/views?screen=calls` },
    wrong: [{ path: `${OURS}/views?screen=kitchen` }],
  },
  {
    name: 'createView',
    first: (server) => server.deps.db.rows(sql`delete from views`),
    good: { path: `${OURS}/views`, body: { screen: 'calls', name: 'Missed', search: 'missing_call=true' } },
    wrong: [
      {},
      { screen: 'kitchen', name: 'Missed', search: '' },
      { screen: 'calls', name: '  ', search: '' },
      { screen: 'calls', name: 'x'.repeat(81), search: '' },
      { screen: 'calls', name: 'a\0b', search: '' },
      { screen: 'calls', name: 'Missed', search: 'x'.repeat(4001) },
      { screen: 'calls', name: 'Missed', search: 'missing_call=perhaps' },
      { screen: 'tasks', name: 'Twice', search: 'done=true&done=false' },
      { screen: 'calls', name: 'Missed', search: '', shared: 'yes' },
      { screen: 'calls', name: 'Missed', search: '', colour: 'red' },
    ].map((body) => ({ path: `${OURS}/views`, body })),
  },
  {
    name: 'updateView',
    denied: ['agent'],
    first: viewed,
    good: { path: `${OURS}/views/1`, body: { search: 'q=2911' } },
    missing: [{ path: `${OURS}/views/99`, body: { name: 'x' } }],
    wrong: [...badIds(`${OURS}/views/`, '', {}), { path: `${OURS}/views/1`, body: { name: '' } }],
  },
  {
    name: 'deleteView',
    denied: ['agent'],
    first: viewed,
    good: { path: `${OURS}/views/1` },
    missing: [{ path: `${OURS}/views/99` }],
    wrong: badIds(`${OURS}/views/`),
  },
  {
    name: 'getExport',
    denied: ['agent'],
    first: exported,
    good: { path: `${OURS}/exports/${EXPORT}` },
    missing: [{ path: `${OURS}/exports/00000000-0000-4000-8000-00000000ffff` }],
    wrong: badIds(`${OURS}/exports/`),
  },
  {
    name: 'cancelExport',
    denied: ['agent'],
    first: exported,
    good: { path: `${OURS}/exports/${EXPORT}` },
    missing: [{ path: `${OURS}/exports/00000000-0000-4000-8000-00000000ffff` }],
    wrong: badIds(`${OURS}/exports/`),
  },
  {
    name: 'previewNumberChange',
    denied: ['agent', 'supervisor'],
    good: { path: `${OURS}/number-changes/preview`, body: { user_ids: [1, 2, 99], default_number_id: null } },
    wrong: [
      {},
      { user_ids: [], default_number_id: 1 },
      { user_ids: [1] },
      { user_ids: [1], default_number_id: 9 },
      { user_ids: ['1'], default_number_id: 1 },
    ].map((body) => ({ path: `${OURS}/number-changes/preview`, body })),
  },
  {
    name: 'createNumberChange',
    denied: ['agent', 'supervisor'],
    good: { path: `${OURS}/number-changes`, body: { user_ids: [1, 2], default_number_id: 2, expected: { '1': null, '2': 1 } } },
    wrong: [
      { user_ids: Array(5001).fill(1), default_number_id: 1 },
      { user_ids: [1], default_number_id: 9 },
      { user_ids: [1], default_number_id: 1, expected: { one: 1 } },
      { user_ids: [1], default_number_id: 1, expected: { '1': 'x' } },
      { user_ids: [1], default_number_id: 1, force: true },
    ].map((body) => ({ path: `${OURS}/number-changes`, body })),
  },
  {
    name: 'listNumberChanges',
    denied: ['agent', 'supervisor'],
    first: changed,
    good: { path: `${OURS}/number-changes` },
    wrong: [{ path: `${OURS}/number-changes?page=x` }],
  },
  {
    name: 'getNumberChange',
    denied: ['agent', 'supervisor'],
    first: changed,
    good: { path: `${OURS}/number-changes/1` },
    missing: [{ path: `${OURS}/number-changes/9` }],
    wrong: badIds(`${OURS}/number-changes/`),
  },
  {
    name: 'resumeNumberChange',
    denied: ['agent', 'supervisor'],
    first: changed,
    good: { path: `${OURS}/number-changes/1/resume`, body: { conflicts: 'overwrite' } },
    missing: [{ path: `${OURS}/number-changes/9/resume` }],
    wrong: [{ path: `${OURS}/number-changes/1/resume`, body: { conflicts: 'both' } }],
  },
  {
    name: 'undoNumberChange',
    denied: ['agent', 'supervisor'],
    first: changed,
    good: { path: `${OURS}/number-changes/1/undo` },
    missing: [{ path: `${OURS}/number-changes/9/undo` }],
    wrong: badIds(`${OURS}/number-changes/`, '/undo'),
  },
  { name: 'getSync', good: { path: `${OURS}/sync` } },
  { name: 'pauseSync', denied: ['agent', 'supervisor'], first: mirrored, good: { path: `${OURS}/sync/pause` } },
  { name: 'resumeSync', denied: ['agent', 'supervisor'], first: mirrored, good: { path: `${OURS}/sync/resume` } },
  {
    name: 'listSetAside',
    denied: ['agent', 'supervisor'],
    good: { path: `${OURS}/sync/set-aside` },
    wrong: [{ path: `${OURS}/sync/set-aside?page=x` }],
  },
  { name: 'listTokens', denied: ['agent', 'supervisor'], first: withToken, good: { path: `${OURS}/tokens` } },
  {
    name: 'createToken',
    denied: ['agent', 'supervisor'],
    good: { path: `${OURS}/tokens`, body: { name: 'Wallboard', role: 'agent', user_id: 3 } },
    wrong: [
      undefined,
      {},
      { name: 'x', role: 'agent' },
      { name: 'x'.repeat(101), role: 'agent' },
      { name: 'a\0b', role: 'agent' },
      { name: 'Wallboard' },
      { name: 'Wallboard', role: 'owner' },
      { name: 'Wallboard', role: 'agent', user_id: 99 },
      { name: 'Wallboard', role: 'agent', user_id: '3' },
      { name: 'Wallboard', role: 'agent', token: 'santral_mine' },
    ].map((body) => ({ path: `${OURS}/tokens`, body })),
  },
  {
    name: 'revokeToken',
    denied: ['agent', 'supervisor'],
    first: withToken,
    good: { path: `${OURS}/tokens/1` },
    missing: [{ path: `${OURS}/tokens/99` }],
    wrong: badIds(`${OURS}/tokens/`),
  },
]
