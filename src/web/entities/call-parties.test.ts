import { expect, it } from 'vitest'
import type { Call } from '#contract/dashboard/calls.ts'
import { handledBy, type PartyNames } from './call-parties.ts'

const names: PartyNames = {
  user: (id) => `user ${id}`,
  team: (id) => `team ${id}`,
  greeting: (id) => `greeting ${id}`,
  number: (id) => `number ${id}`,
  phone: (number) => number,
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
