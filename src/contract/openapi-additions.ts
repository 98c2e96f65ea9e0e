/** What parameters mean, a sentence each, and which of them Santral adds. For the OpenAPI alone: the browser never loads them. */
import type { CDR_LIST_ADDITIONS } from './hipcall/cdrs.ts'
import type { EXTENSION_LIST_ADDITIONS } from './hipcall/extensions.ts'
import type { GREETING_LIST_ADDITIONS } from './hipcall/greetings.ts'
import type { NUMBER_LIST_ADDITIONS } from './hipcall/numbers.ts'
import type { TASK_LIST_ADDITIONS } from './hipcall/tasks.ts'
import type { TEAM_LIST_ADDITIONS } from './hipcall/teams.ts'
import type { USER_LIST_ADDITIONS } from './hipcall/users.ts'

/** A sentence for each parameter of a list of additions, and for none else. */
type Told<List extends readonly string[]> = Readonly<Record<List[number], string>>

const PER_PAGE = { per_page: 'Rows a page; 10 where it is absent, as documented.' }

const CDRS: Told<typeof CDR_LIST_ADDITIONS> = {
  period: "Calls that started in this period, in days of the account's zone; started_from and started_to beat it.",
  started_from: "Calls that started at this instant or later, or from the start of this date in the account's zone.",
  started_to: "Calls that started before this instant, or up to the end of this date in the account's zone.",
  outcome: 'How the call ended for the caller, in one word.',
  teams: 'Ids of teams the call was routed to.',
  numbers: 'Ids of our numbers the call came or went through.',
  greetings: 'Ids of greetings the call went through.',
  contact_id: 'Calls with this contact.',
  company_id: 'Calls with any contact of this company.',
  min_duration: 'Seconds from start to end, at least.',
  max_duration: 'Seconds from start to end, at most.',
  has_recording: 'Only calls that were recorded, or only those that were not.',
  has_voicemail: 'Only calls with a voicemail, or only those without.',
  hour: "Hours of the start, 0 to 23, on the clock of the account's zone.",
  weekday: "Weekdays of the start in the account's zone, 1 for Monday to 7 for Sunday.",
  min_waited: 'Seconds until somebody picked up, or until the end, at least.',
  max_waited: 'Seconds until somebody picked up, or until the end, at most.',
  min_talked: 'Seconds of talk, at least; calls in which nobody talked do not fit.',
  max_talked: 'Seconds of talk, at most; calls in which nobody talked do not fit.',
  rang: 'Ids of users who were rung by an inbound call and did not take that ring.',
  rang_teams: 'Ids of teams that were ringing when somebody did not take the ring.',
  rang_end: 'How a ring that was not taken ended; with rang and rang_teams, of the same ring.',
  through:
    'Where the call passed, as number.1, greeting.2, team.3 (the last of each) and person.4 (who picked up an inbound call); id 0 for none.',
  ...PER_PAGE,
  after: 'Goes on after the page whose meta.next_cursor this is; costs the same at any depth, and beats page.',
}

const TASKS: Told<typeof TASK_LIST_ADDITIONS> = {
  done: 'Only tasks that are done, or only those that are not.',
  due: "Tasks that are overdue (not done, due before now), due today, due in the week of today and the six days after, or without a due date; days of the account's zone.",
  contact_id: 'Tasks linked to this contact.',
  company_id: 'Tasks linked to this company.',
  ...PER_PAGE,
}

const USERS: Told<typeof USER_LIST_ADDITIONS> = {
  default_number: 'Users with one of these numbers as their default number, by id; 0 is for users without one.',
  sort: 'The order; without it users come as they were made, and who never logged in comes last in either direction.',
  ...PER_PAGE,
}

const TEAMS: Told<typeof TEAM_LIST_ADDITIONS> = PER_PAGE
const GREETINGS: Told<typeof GREETING_LIST_ADDITIONS> = { q: 'Part of the name, whatever its case and accents.', ...PER_PAGE }
const EXTENSIONS: Told<typeof EXTENSION_LIST_ADDITIONS> = PER_PAGE
const NUMBERS: Told<typeof NUMBER_LIST_ADDITIONS> = {
  q: 'Part of the name, whatever its case and accents, or part of the number in any format.',
  ...PER_PAGE,
}

/** By endpoint, its parameters that Hipcall does not document. */
export const ADDED_PARAMETERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listCdrs: CDRS,
  retrieveCdr: { flow: 'With held it answers at once with what is held here, without steps where these are still to be fetched.' },
  listTasks: TASKS,
  listUsers: USERS,
  listTeams: TEAMS,
  listGreetings: GREETINGS,
  listExtensions: EXTENSIONS,
  listNumbers: NUMBERS,
  exportCalls: {
    ...CDRS,
    format: 'Of the file.',
    language: 'Of its headings and words; English where it is absent.',
    id: 'Made up by who asks: the export can be asked for by it meanwhile.',
    told: 'The filter in words, to stand in the file; its parameters where it is absent.',
    about: 'Whether a CSV begins with what it is of: filter, zone, time, count.',
  },
}

const PERIOD = "A period in days of the account's zone; started_from and started_to beat it."

/** What a parameter means wherever it has no other meaning below: documented ones, and those of endpoints that are additions as a whole. */
const ANYWHERE: Readonly<Record<string, string>> = {
  ...CDRS,
  q: 'Part of a name, whatever its case and accents.',
  users: 'Ids of the users whose calls they are.',
  direction: 'Which way calls went.',
  missing_call: 'Only calls marked as missed, or only those that are not.',
  missing_call_reason: 'Why a call was marked as missed.',
  status: 'Only the active, or only the passive.',
  sort: 'The order.',
  page: 'Which page, from 1.',
  embed: 'Documented without values: accepted and ignored.',
  per_page: 'Rows a page.',
  id: 'Which one.',
  tagId: 'Which tag.',
  uuid: 'Which one.',
  yyyy: 'Year of started_at in UTC; where nothing is found, in the zone of the account.',
  mm: 'Month of it.',
  dd: 'Day of it.',
  limit: 'At most so many.',
}

const BY_NUMBER = { q: "Part of the caller's or the callee's number, in any format." }

/** By endpoint, what its parameters mean where that is not the usual. */
const OF_ENDPOINT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  listCdrs: BY_NUMBER,
  listCalls: BY_NUMBER,
  countCalls: BY_NUMBER,
  getCallContext: BY_NUMBER,
  exportCalls: BY_NUMBER,
  listExtensions: { q: 'Part of the number.', target: 'What the extension rings.' },
  listTasks: {
    q: 'Part of the name or of the description, whatever its case and accents.',
    priority: 'How urgent the task is.',
    assign_to: 'Ids of the users the task is assigned to.',
    embed: 'What to put in place of its id.',
  },
  listUsers: { q: 'Part of the name or of the e-mail address, whatever its case and accents.' },
  updateUser: { default_number_id: 'The new default number; empty for none. May stand in the body instead.' },
  listCallbacks: {
    q: "Part of the caller's number, in any format.",
    state: 'Whether the case waits, is put aside or is closed; the open ones where it is absent.',
    assignee: 'Who has taken the case.',
    cause: 'Why the last attempt was not answered.',
    numbers: 'Ids of our numbers the last attempt came through.',
    sort: 'The order; effort is seconds waited and 30 for each attempt, times the age of the case.',
  },
  getCallbackFigures: { period: `${PERIOD} Of the first attempt.` },
  listComments: { commentable_type: 'What the comments are on.', commentable_id: 'Which one of these.' },
  suggestTags: { q: 'Part of the name of the tag, whatever its case and accents.' },
  search: { q: 'Part of a name, or of a number in any format.', kinds: 'What to look for; everything where it is absent.' },
  getInsights: {
    period: `${PERIOD} The last seven days where none of them is given.`,
    threshold: 'Seconds of the service level; 20 where it is absent.',
    formula: 'How the service level is reckoned; offered where it is absent. See the definitions.',
  },
  listAudit: {
    target_type: 'What was changed.',
    target_id: 'Ids of what was changed; with target_type.',
    actor: 'Ids of the users who changed it.',
    action: 'What was done.',
  },
  listViews: { screen: 'Views of this list.' },
}
/** What a parameter of an endpoint means. */
export function meaningOf(endpoint: string, parameter: string): string | undefined {
  return ADDED_PARAMETERS[endpoint]?.[parameter] ?? OF_ENDPOINT[endpoint]?.[parameter] ?? ANYWHERE[parameter]
}

/** Headers of ours. Endpoints that answer 409 because of one, and say so in their `errors`, take it. */
export const ADDED_HEADERS = [
  {
    name: 'Idempotency-Key',
    description: 'A repeat with the same key, within 24 hours, gets the first answer and changes nothing.',
    schema: { type: 'string', maxLength: 255 },
  },
  {
    name: 'If-Match',
    description:
      'The default number that was seen, as an id in quotes ("3"), or "none" in quotes; where the user has another by now, the answer is a 409 and nothing is changed.',
    schema: { type: 'string', pattern: '^"(none|[1-9][0-9]{0,9})"$' },
  },
] as const
