import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OUTCOMES, type Outcome } from '#contract/hipcall/call-outcome.ts'
import { type CallerCall, casesOf, EXPIRES_AFTER, isAttempt, isTalk } from './fold.ts'

const HOUR = 3_600

/** A call at a minute of a made-up day. */
function call(minute: number, outcome: Outcome, more: Partial<CallerCall> = {}): CallerCall {
  const talked = outcome === 'answered' || outcome === 'reached' ? 60 : null
  const at = minute * 60
  return {
    uuid: `00000000-0000-4000-8000-${String(minute).padStart(12, '0')}`,
    at,
    ended: at + 20,
    outcome,
    waited: 20,
    talked,
    user_id: talked === null ? null : 3,
    contact_id: 0,
    number_id: 1,
    number: '+905326202911',
    ...more,
  }
}

describe('casesOf', () => {
  it('opens a case with an unanswered call, adds up what came after, and ends it when we reach them', () => {
    const [one, ...others] = casesOf(
      [
        call(0, 'answered', { user_id: 7 }),
        call(10, 'rang_out'),
        call(15, 'voicemail', { waited: 35, number_id: 2, contact_id: 4 }),
        call(30, 'not_reached'),
        call(40, 'reached', { user_id: 5 }),
      ],
      10,
    )
    expect(others).toEqual([])
    expect(one).toMatchObject({
      uuids: [call(10, 'rang_out').uuid, call(15, 'voicemail').uuid],
      first_at: 600,
      last_at: 900,
      waited: 55,
      cause: 'voicemail',
      number_id: 2,
      contact_id: 4,
      tries: 1,
      last_try_at: 1_800,
      back_after: 1_800 - 620,
      talked_user_id: 7,
      talked_at: 0,
      ended: { at: 2_400, how: 'we_reached_them', user_id: 5 },
    })
  })

  it('ends it when they reach a person; a talk that was too short ends nothing and is no attempt', () => {
    const cut = call(5, 'answered', { talked: 4, user_id: 9 })
    const calls = [call(0, 'closed_hours'), cut]
    expect(casesOf(calls, 10)).toMatchObject([{ ended: null, talked_user_id: 9, tries: 0 }])
    expect(casesOf(calls, 4)).toMatchObject([{ ended: { how: 'they_reached_us', at: 300, user_id: 9 } }])
    expect(casesOf([call(0, 'rang_out'), call(5, 'reached', { talked: 4 })], 10)).toMatchObject([
      { ended: null, tries: 1, back_after: 280 },
    ])
    expect(casesOf([call(0, 'rang_out'), call(5, 'answered', { talked: null })], 10)).toMatchObject([{ ended: { at: 300 } }])
  })

  it('begins a new case after a talk, and after a month without an attempt', () => {
    expect(casesOf([call(0, 'rang_out'), call(5, 'answered'), call(10, 'rejected')], 10)).toMatchObject([
      { ended: { at: 300 } },
      { ended: null, cause: 'rejected', talked_user_id: 3, talked_at: 300 },
    ])
    const month = EXPIRES_AFTER / 60
    expect(casesOf([call(0, 'rang_out'), call(month, 'rang_out')], 10)).toHaveLength(1)
    expect(casesOf([call(0, 'rang_out'), call(month + 1, 'rang_out')], 10)).toMatchObject([
      { ended: { how: 'expired', at: EXPIRES_AFTER } },
      { ended: null },
    ])
    expect(casesOf([call(0, 'rang_out'), call(month + 1, 'reached')], 10)).toMatchObject([{ ended: { how: 'expired' }, back_after: null }])
  })

  it('has no case of a caller who was always answered, or whom only we called', () => {
    expect(casesOf([call(0, 'answered'), call(1, 'not_reached'), call(2, 'reached'), call(3, 'internal')], 10)).toEqual([])
  })
})

const history = fc.uniqueArray(
  fc.record({
    uuid: fc.uuid({ version: 4 }),
    at: fc.oneof(fc.nat(40 * 24 * HOUR), fc.constantFrom(100, 200, 300)),
    outcome: fc.constantFrom(...OUTCOMES),
    waited: fc.option(fc.nat(100)),
    talked: fc.constantFrom(null, 0, 5, 10, 300),
    user_id: fc.constantFrom(null, 0, 1, 2),
  }),
  { maxLength: 25, selector: ({ uuid }) => uuid },
)
const full = (few: Pick<CallerCall, 'uuid' | 'at' | 'outcome' | 'waited' | 'talked' | 'user_id'>): CallerCall => ({
  ended: few.at + 5,
  contact_id: null,
  number_id: null,
  number: '+905326202911',
  ...few,
})

describe('of any calls, casesOf', () => {
  it('does not depend on the order they arrive in', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (few, order) => {
        const calls = few.map(full)
        const shuffled = calls.map((one) => ({ one, key: order.next().value })).sort((a, b) => a.key - b.key)
        expect(
          casesOf(
            shuffled.map(({ one }) => one),
            10,
          ),
        ).toEqual(casesOf(calls, 10))
      }),
    )
  })

  it('puts each attempt into one case, and leaves no case open behind another', () => {
    fc.assert(
      fc.property(history, (few) => {
        const calls = few.map(full)
        const cases = casesOf(calls, 10)
        const attempts = calls.filter(({ outcome }) => isAttempt(outcome)).map(({ uuid }) => uuid)
        expect(cases.flatMap(({ uuids }) => uuids).sort()).toEqual(attempts.sort())
        expect(cases.slice(0, -1).every(({ ended }) => ended !== null)).toBe(true)
        for (const { ended, last_at } of cases) if (ended !== null) expect(ended.at).toBeGreaterThanOrEqual(last_at)
      }),
    )
  })

  it('gives the same cases for a part between two talks as for the whole', () => {
    fc.assert(
      fc.property(history, fc.nat(24), (few, at) => {
        const calls = few.map(full).sort((a, b) => a.at - b.at || (a.uuid < b.uuid ? -1 : 1))
        const talk = calls.slice(0, at).findLastIndex((one) => isTalk(one, 10))
        if (talk < 0) return
        const first = new Set(calls.slice(talk).map(({ uuid }) => uuid))
        expect(casesOf(calls.slice(talk), 10)).toEqual(casesOf(calls, 10).filter(({ uuids }) => first.has(uuids[0] ?? '')))
      }),
    )
  })
})
