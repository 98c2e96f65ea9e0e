import { expect, it } from 'vitest'
import type { Call } from '#contract/dashboard/calls.ts'
import { callerOf, handledBy, type PartyNames, wentTo } from './call-parties.ts'

const names: PartyNames = {
  user: (id) => `user ${id}`,
  team: (id) => `team ${id}`,
  greeting: (id) => `greeting ${id}`,
  number: (id) => `number ${id}`,
  phone: (number) => `grouped ${number}`,
  contactName: (name) => (name.startsWith('+') ? `grouped ${name}` : name),
  withheld: 'withheld',
}

const by = (direction: number, outcome: Call['outcome'], user_id: number | null) =>
  handledBy({ direction, outcome, user_id } as Partial<Call> as Call, names)

it('names who answered, called or was called inside', () => {
  expect(by(1, 'answered', 3)).toBe('user 3')
  expect(by(2, 'reached', 3)).toBe('user 3')
  expect(by(2, 'not_reached', 3)).toBe('user 3')
  expect(by(3, 'internal', 3)).toBe('user 3')
})

it('names nobody where the caller was only ringing at somebody, as the API does', () => {
  for (const outcome of ['left_in_queue', 'rang_out', 'rejected', 'voicemail'] as const) expect(by(1, outcome, 3)).toBeNull()
  expect(by(1, 'answered', 0)).toBeNull()
  expect(by(1, 'answered', null)).toBeNull()
})

it('says a number once where it is all the name there is', () => {
  const from = (contact_name: string | null) =>
    callerOf({ direction: 1, outcome: 'answered', contact_name, caller_number: '+902126', caller_type: 1 } as Partial<Call> as Call, names)
  expect(from('Nalan Ergin')).toEqual({ name: 'Nalan Ergin', number: '+902126' })
  expect(from('+902126')).toEqual({ name: null, number: '+902126' })
  expect(from('+903127')).toEqual({ name: 'grouped +903127', number: '+902126' })
})

it('goes to who answered, or to who was called: never to who called', () => {
  const to = (call: Partial<Call>) => wentTo({ user_id: 3, greeting_ids: [], team_ids: [4], contact_name: null, ...call } as Call, names)
  expect(to({ direction: 1, outcome: 'answered' })).toBe('user 3')
  expect(to({ direction: 1, outcome: 'left_in_queue' })).toBe('team 4')
  expect(to({ direction: 2, outcome: 'reached', callee_number: '+902126' })).toBe('grouped +902126')
  expect(to({ direction: 3, outcome: 'internal', callee_type: 2, callee_id: 5 })).toBe('user 5')
})
