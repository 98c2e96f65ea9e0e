/** Who called whom through what, by name: what the list shows in place of ids. */
import type { Call } from '#contract/dashboard/calls.ts'
import { directionOf } from '#contract/hipcall/call-outcome.ts'
import { CALLEE_TYPE, CALLER_TYPE, CHANNEL_TYPE } from '#contract/hipcall/enums.ts'

/** Names by id; an id the directory does not know gets a name made of it. */
export interface PartyNames {
  user(id: number): string
  team(id: number): string
  greeting(id: number): string
  number(id: number): string
  /** A number as people write it, grouped. */
  phone(number: string): string
  /** A contact's name. Of an account whose contacts have no names here it is the number they called with, and written like one. */
  contactName(name: string): string
  withheld: string
}

/** One side of a call: a name, a number, or both; `number` as the API gives it. */
export interface Party {
  name: string | null
  number: string | null
  /** What it went through before, by name: greetings and earlier teams. */
  via?: string[]
}

const known = (id: number | null): id is number => id !== null && id > 0
const numberOf = (text: string | null) => (text === null || text === '' ? null : text)

/** The contact by name; null where the number says as much. */
function contactOf({ contact_name }: Call, number: string | null, names: PartyNames): string | null {
  const name = contact_name === null ? null : names.contactName(contact_name)
  return number !== null && name === names.phone(number) ? null : name
}

/** Who called. */
export function callerOf(call: Call, names: PartyNames): Party {
  const number = numberOf(call.caller_number)
  if (call.caller_type === CALLER_TYPE.user && known(call.caller_id)) return { name: names.user(call.caller_id), number }
  return { name: directionOf(call) === 'inbound' ? contactOf(call, number, names) : null, number }
}

/** Who was called. Of an inbound call the way it took: greetings, then teams, else the person it went to. */
export function calleeOf(call: Call, names: PartyNames): Party {
  const number = numberOf(call.callee_number)
  if (directionOf(call) === 'inbound') {
    const way = [...call.greeting_ids.map(names.greeting), ...call.team_ids.map(names.team)]
    const last = way.pop()
    if (last !== undefined) return { name: last, number: null, via: way }
  }
  if (call.callee_type === CALLEE_TYPE.user && known(call.callee_id)) return { name: names.user(call.callee_id), number: null }
  if (directionOf(call) === 'outbound') return { name: contactOf(call, number, names), number }
  return { name: null, number }
}

/** The party in one line of text. */
export function partyText({ name, number, via = [] }: Party, names: PartyNames): string {
  if (name !== null) return [...via, name].join(' → ')
  return number === null ? names.withheld : names.phone(number)
}

/** The number outside the account that this call was with; null between our own people and where it was withheld. */
export function outsideNumber(call: Call): string | null {
  const direction = directionOf(call)
  if (direction === 'internal') return null
  return numberOf(direction === 'outbound' ? call.callee_number : call.caller_number)
}

/** Our own number the call came or went through. */
export function throughOf(call: Call, names: PartyNames): string | null {
  return call.channel_type === CHANNEL_TYPE.number && known(call.channel_id) ? names.number(call.channel_id) : null
}

/** Who of ours it was handled by. Of an unanswered call the API names who was rung last: nobody handled it. */
export function handledBy(call: Call, names: PartyNames): string | null {
  const nobody = directionOf(call) === 'inbound' && call.outcome !== 'answered'
  return known(call.user_id) && !nobody ? names.user(call.user_id) : null
}

/** Who a call went to, in one line of text: who answered an inbound one, else who or what was called. */
export function wentTo(call: Call, names: PartyNames): string {
  const answered = directionOf(call) === 'inbound' ? handledBy(call, names) : null
  return answered ?? partyText({ ...calleeOf(call, names), via: [] }, names)
}
