/** Numbers, greetings, teams and who is in them: the way a call takes. The documentation's own are as they stand there. */
import extensionsPage from '#contract/hipcall/examples/extensions-list.json'
import greetingsPage from '#contract/hipcall/examples/greetings-list.json'
import numbersPage from '#contract/hipcall/examples/numbers-list.json'
import teamsPage from '#contract/hipcall/examples/teams-list.json'
import type { Extension } from '#contract/hipcall/extensions.ts'
import type { Greeting } from '#contract/hipcall/greetings.ts'
import type { PhoneNumber } from '#contract/hipcall/numbers.ts'
import type { Team } from '#contract/hipcall/teams.ts'
import { PERSONAL_EXTENSIONS } from './people.ts'

const number = (id: number, name: string, digits: string): PhoneNumber => ({ resource_type: 'number', id, name, number: digits })

export const NUMBERS: readonly PhoneNumber[] = [
  ...(numbersPage.data as PhoneNumber[]),
  number(2, 'İstanbul ofisi', '+902129440210'),
  number(3, 'Satış hattı', '+908508850000'),
  number(4, 'Acil destek 7/24', '+902123733480'),
]

const team = (id: number, name: string, more: Partial<Team>): Team => ({
  resource_type: 'team',
  id,
  name,
  user_case: 'selected',
  wrap_up_time: 10,
  strategy: 'random',
  say_line_number: false,
  say_line_number_in_second: 60,
  callback: false,
  callback_dtmf: 0,
  callback_action: 'none',
  state: 'active',
  ...more,
})

export const TEAMS: readonly Team[] = [
  ...(teamsPage.data as Team[]),
  team(3, 'Destek', { wrap_up_time: 20, say_line_number: true }),
  team(4, 'Satış', { callback: true, callback_dtmf: 1, callback_action: 'callback' }),
  team(5, 'Eski tahsilat', { state: 'passive' }),
]

const greeting = (id: number, name: string, timeout: number): Greeting => ({
  resource_type: 'greeting',
  id,
  name,
  direct_dial_extension: true,
  timeout,
  max_input_try_count: 2,
  state: 'active',
})

export const GREETINGS: readonly Greeting[] = [
  ...(greetingsPage.data as Greeting[]),
  greeting(5, 'Acil destek karşılaması', 5),
  greeting(6, 'Satış karşılaması', 8),
]

const forGreeting = (id: number, target: number, digits: string): Extension => ({
  resource_type: 'extension',
  id,
  number: digits,
  target_id: target,
  target_type: 'greeting',
  created_at: '2024-02-05T06:30:00+0000',
  updated_at: '2024-02-05T06:30:00+0000',
})

export const EXTENSIONS: readonly Extension[] = [
  ...(extensionsPage.data as Extension[]),
  ...PERSONAL_EXTENSIONS,
  forGreeting(60, 5, '805'),
  forGreeting(61, 6, '806'),
]

/** What stands behind one of our numbers. `length` is the seconds its greeting takes before a team is looked for. */
export interface Line {
  number: PhoneNumber
  greeting: number
  /** The extension of the greeting. */
  extension: string
  length: readonly [shortest: number, longest: number]
  team: number
  members: readonly number[]
  /** Open around the clock. */
  always: boolean
  callback: boolean
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const numberOf = (id: number) => NUMBERS.find((one) => one.id === id) ?? number(id, '', '')

/** The greeting heard outside business hours. */
export const CLOSED_GREETING = 2

export const LINES: readonly Line[] = [
  { number: numberOf(1), greeting: 1, extension: '800', length: [11, 16], team: 3, members: range(12, 18), always: false, callback: false },
  { number: numberOf(2), greeting: 4, extension: '102', length: [14, 22], team: 2, members: range(2, 10), always: false, callback: false },
  { number: numberOf(3), greeting: 6, extension: '806', length: [7, 12], team: 4, members: range(19, 25), always: false, callback: true },
  {
    number: numberOf(4),
    greeting: 5,
    extension: '805',
    length: [4, 7],
    team: 3,
    members: [...range(12, 18), 26],
    always: true,
    callback: false,
  },
]

/** The line the demo's best known caller uses when the offices are closed. */
export const ALWAYS_OPEN = LINES.find(({ always }) => always) ?? LINES[0]
