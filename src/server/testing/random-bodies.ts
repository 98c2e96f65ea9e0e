/** Right bodies for the endpoints that take one; they name things of the small account, and now and then things that are not there. */
import type { Choice } from './chooser.ts'

const TAGS = ['VIP', 'vip', 'İade', 'iade', 'IADE', 'şikâyet', 'Sikayet', '100%', 'a_b', '👋', 'x'.repeat(255)]
const VIEWS = ['Today', 'today', 'Kaçan', 'İade', '100%', '👋', ...Array.from({ length: 60 }, (_, place) => `View ${place}`)]
const SEARCHES = ['', 'q=2911', '?q=2911&page=3', 'sort=bad', 'nothing=here', 'q=%ff&q=x']
const DUE = ['20220612 12:12:12', '2022-06-12', '2024-02-29T10:00:00+03:00', '2030-01-01T00:00:00Z', '20230230 10:00:00', null]

/** A body for the endpoint of this name; undefined where it takes none. */
export function bodyOf(choice: Choice, endpoint: string): Record<string, unknown> | undefined {
  const make = BODIES[endpoint]
  return make === undefined ? undefined : make(choice)
}

const BODIES: Readonly<Record<string, (choice: Choice) => Record<string, unknown>>> = {
  createTask: (choice) => {
    const all = {
      description: choice.of(['ut', 'Müşteriyi ara', 'x'.repeat(255), null]),
      due_date: choice.of(DUE),
      assign_to: choice.of([1, 2, 5, false, null, 77]),
      auto_assign_to_user: choice.oneIn(2),
      priority: choice.of(['low', 'medium', 'high', null]),
      task_list: choice.of([4, null]),
      contact_ids: choice.list(0, 3, () => choice.of([1, 2, '3', 1])),
      company_ids: choice.list(0, 3, () => choice.of([1, 2, 3])),
      deal_ids: choice.list(0, 2, () => choice.of([1, 2, choice.oneIn(6) ? 55 : 1])),
    }
    const chosen = Object.entries(all).filter(() => choice.oneIn(2))
    return { name: choice.of(['Call back', 'İade görüşmesi', 'ok', 'x'.repeat(255)]), ...Object.fromEntries(chosen) }
  },
  createComment: (choice) => ({
    commentable_type: choice.of(['contact', 'company', 'deal', 'ticket', 'task']),
    commentable_id: choice.number(1, 4),
    content: choice.of(['**Hello**', 'Merhaba 👋', '<b>hi</b>', 'x'.repeat(10_000)]),
  }),
  addContactTags: (choice) => ({ tags: choice.list(1, 4, () => choice.of(TAGS)) }),
  addCompanyTags: (choice) => ({ tags: choice.list(1, 4, () => choice.of(TAGS)) }),
  updateUser: (choice) => ({ default_number_id: choice.of([1, 2, '3', 4, null, '', 9]) }),
  signIn: (choice) => ({ token: choice.of(['demo-agent', 'demo-admin', 'nobody']) }),
  chooseUser: (choice) => ({ user_id: choice.of([1, 2, 3, 77, null]) }),
  createToken: (choice) => ({
    name: choice.of(['Wallboard', 'Reports', 'x']),
    role: choice.of(['agent', 'supervisor', 'admin']),
    ...(choice.oneIn(2) ? { user_id: choice.of([1, 2, 77, null]) } : {}),
  }),
  previewNumberChange: (choice) => ({ user_ids: userIds(choice), default_number_id: choice.of([1, 2, null]) }),
  createNumberChange: (choice) => {
    const user_ids = userIds(choice)
    const expected = Object.fromEntries(user_ids.filter(() => choice.oneIn(2)).map((id) => [id, choice.of([1, 2, null])]))
    return { user_ids, default_number_id: choice.of([1, 2, 3, null, 9]), ...(choice.oneIn(2) ? { expected } : {}) }
  },
  createView: (choice) => ({
    screen: choice.of(['calls', 'tasks', 'callbacks', 'users']),
    name: choice.of(VIEWS),
    search: choice.of(SEARCHES),
    ...(choice.oneIn(2) ? { shared: choice.oneIn(2) } : {}),
  }),
  updateView: (choice) => ({
    ...(choice.oneIn(2) ? { name: choice.of(VIEWS) } : {}),
    ...(choice.oneIn(2) ? { search: choice.of(SEARCHES) } : {}),
    ...(choice.oneIn(2) ? { shared: choice.oneIn(2) } : {}),
  }),
  assignCallback: (choice) => ({ version: versionOf(choice), user_id: choice.of([1, 2, 3, null, 77]) }),
  snoozeCallback: (choice) => ({
    version: versionOf(choice),
    until: choice.of(['2026-04-02T10:00:00+03:00', '2026-03-31T13:00:00Z', null, '2020-01-01T00:00:00Z', '2027-01-01T00:00:00Z']),
  }),
  closeCallback: (choice) => ({
    version: versionOf(choice),
    reason: choice.of(['reached_elsewhere', 'not_needed', 'wrong_number', 'nuisance', 'other']),
    ...(choice.oneIn(2) ? { note: choice.of(['Ofise geldi', '', null, 'x'.repeat(500)]) } : {}),
  }),
  reopenCallback: (choice) => ({ version: versionOf(choice) }),
  resumeNumberChange: (choice) => ({ conflicts: choice.of(['leave', 'overwrite']) }),
}

/** Stands for the version a case has when the request is sent. */
export const CURRENT_VERSION = 'current'
const versionOf = (choice: Choice) => choice.of([CURRENT_VERSION, CURRENT_VERSION, CURRENT_VERSION, '0.1.0'])

const userIds = (choice: Choice) => choice.list(1, 5, () => choice.of([1, 2, 3, 4, 5, 6]))
