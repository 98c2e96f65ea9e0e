import { describe, expect, it } from 'vitest'
import { callFacts } from './call-facts.ts'
import { deriveOutcome, isMissed, MISSED_OUTCOMES, OUTCOME_GROUPS, OUTCOMES, outcomeGroup } from './call-outcome.ts'
import { type CallFlowStep, Cdr, CdrDetail } from './cdrs.ts'
import listExample from './examples/cdrs-list.json'
import detailExample from './examples/cdrs-retrieve.json'

const sample = CdrDetail.parse(detailExample.data)

/** The documented call with some fields changed. */
function call(changes: Partial<Cdr> = {}): Cdr {
  return Cdr.parse({ ...sample, ...changes })
}

/** An inbound call that Hipcall marks as missed for reason 3, "abandoned". */
function missed(changes: Partial<Cdr> = {}): Cdr {
  return call({ missing_call: true, missing_call_reason: 3, hangup_by: 2, ...changes })
}

/** Steps written shortly, `second action type id|who`, oldest first; handed on newest first as the API does. */
function flow(...lines: string[]): CallFlowStep[] {
  const steps = lines.map((line): CallFlowStep => {
    const [second = '0', action = '', type = '', id = '', result] = line.split(' ')
    const timestamp = `2024-05-06T10:00:${second.padStart(2, '0')}+0000`
    if (action === 'hangup') return { action, detail: { hangup_by: type }, timestamp }
    return { action, detail: { type, id: Number(id), ...(result === undefined ? {} : { result: Number(result) }) }, timestamp }
  })
  return steps.reverse()
}

describe('outcome of an inbound call', () => {
  it('is answered where the documented sample is, with its flow and without', () => {
    expect(deriveOutcome(call(), sample.call_flow)).toBe('answered')
    expect(deriveOutcome(call(), null)).toBe('answered')
    const outcomes = listExample.data.map((one) => deriveOutcome(Cdr.parse(one), null))
    expect(outcomes).toEqual([...Array<string>(8).fill('answered'), 'reached', 'internal'])
  })

  it('does not let a greeting or queue that picked up look answered', () => {
    const auto = missed({ answered_at: sample.started_at })
    expect(deriveOutcome(auto, null)).not.toBe('answered')
    expect(deriveOutcome(auto, flow('0 init user 1', '1 route team 1', '2 bridge team 1', '30 hangup contact'))).toBe('left_in_queue')
    expect(deriveOutcome(auto, flow('0 init user 1', '1 route voicemail 1', '2 bridge voicemail 1', '9 hangup contact'))).toBe(
      'left_in_greeting',
    )
  })

  it('believes a person who picked up over everything else', () => {
    const bridged = missed({ bridged_at: '2023-03-31T08:42:33+0000', voicemail_id: 4, missing_call_reason: 1 })
    expect(deriveOutcome(bridged, null)).toBe('answered')
    expect(deriveOutcome(missed({ voicemail_id: 4 }), flow('0 route team 1', '2 bridge user 1', '9 hangup user'))).toBe('answered')
  })

  it('is voicemail where a message was left, and 0 is no message', () => {
    expect(deriveOutcome(missed({ voicemail_type: 2, voicemail_id: 7 }), null)).toBe('voicemail')
    expect(deriveOutcome(missed({ voicemail_url: 'https://x/y.wav' }), flow('0 route greeting 1', '9 hangup contact'))).toBe('voicemail')
    expect(deriveOutcome(missed({ voicemail_id: 0, callee_type: 4 }), null)).toBe('left_in_queue')
  })

  it.each([
    [1, 'closed_hours'],
    [2, 'short_abandoned'],
    [4, 'callback_asked'],
  ] as const)('follows reason %i: %s', (reason, outcome) => {
    expect(deriveOutcome(missed({ missing_call_reason: reason }), null)).toBe(outcome)
    expect(deriveOutcome(missed({ missing_call_reason: reason }), flow('0 route team 1', '9 hangup contact'))).toBe(outcome)
  })

  it.each([
    [{ callee_type: 3, hangup_by: 2 }, 'left_in_greeting'],
    [{ callee_type: null, callee_id: null, hangup_by: 2 }, 'left_in_greeting'],
    [{ callee_type: 4, hangup_by: 2 }, 'left_in_queue'],
    [{ callee_type: 2, hangup_by: 2 }, 'rang_out'],
    [{ callee_type: 2, hangup_by: 1 }, 'rejected'],
    [{ callee_type: 4, hangup_by: 3 }, 'rang_out'],
    [{ callee_type: 99, hangup_by: null }, 'rang_out'],
  ] as const)('without a flow, splits "abandoned" by %o into %s', (changes, outcome) => {
    expect(deriveOutcome(missed(changes), null)).toBe(outcome)
    expect(deriveOutcome(missed(changes), [])).toBe(outcome)
  })

  it.each([
    ['left_in_greeting', ['0 init user 1', '5 route greeting 1', '12 hangup contact']],
    ['left_in_greeting', ['0 init user 1', '5 route greeting 1', '40 hangup system']],
    ['left_in_queue', ['0 route greeting 1', '9 route team 1', '30 hangup contact']],
    ['left_in_queue', ['0 route team 1', '4 bridge_attempt user 1', '9 bridge_fail user 1 21', '30 hangup contact']],
    ['left_in_queue', ['0 route team 1', '40 hangup system']],
    ['rang_out', ['0 route team 1', '4 bridge_attempt user 1', '24 bridge_fail user 1 19', '30 hangup system']],
    ['rang_out', ['0 route team 1', '4 bridge_attempt user 1', '24 bridge_fail user 1 19', '25 route greeting 2', '30 hangup contact']],
    ['rang_out', ['0 bridge_attempt user 1', '24 hangup contact']],
    ['rang_out', ['0 route user 3', '24 hangup contact']],
    ['rejected', ['0 bridge_attempt user 1', '2 bridge_fail user 1 21', '3 hangup system']],
    ['rejected', ['0 route team 1', '1 bridge_attempt user 1', '2 bridge_fail user 1 21', '3 hangup system']],
    ['rang_out', ['0 bridge_attempt user 1', '1 bridge_attempt user 2', '2 bridge_fail user 1 21', '30 hangup system']],
  ] as const)('with a flow, is %s for %o in any order', (outcome, lines) => {
    const steps = flow(...lines)
    expect(deriveOutcome(missed({ hangup_by: 3 }), steps)).toBe(outcome)
    expect(deriveOutcome(missed({ hangup_by: 3 }), steps.toReversed())).toBe(outcome)
    expect(deriveOutcome(call(), steps)).toBe(outcome)
  })

  it('falls back to the fields where the flow is cut off or says nothing', () => {
    expect(deriveOutcome(call(), flow('0 init user 1', '5 route greeting 1'))).toBe('answered')
    expect(deriveOutcome(missed({ callee_type: 4 }), flow('0 init user 1', '5 hangup contact'))).toBe('left_in_queue')
  })
})

describe('outcome of other calls', () => {
  it('is reached when the other side picked up, not when our own phone did', () => {
    const outbound = call({ direction: 2, caller_type: 2, callee_type: 1, call_duration: 40 })
    expect(deriveOutcome({ ...outbound, answered_at: '2023-03-31T08:42:10+0000' }, null)).toBe('reached')
    expect(deriveOutcome({ ...outbound, bridged_at: '2023-03-31T08:42:00+0000' }, null)).toBe('not_reached')
    expect(deriveOutcome(outbound, flow('0 init user 1', '1 bridge user 1', '9 bridge contact 5', '20 hangup user'))).toBe('reached')
    expect(deriveOutcome(outbound, flow('0 init user 1', '1 bridge user 1', '20 hangup user'))).toBe('not_reached')
  })

  it('is internal between our own people, whatever the rest says', () => {
    expect(deriveOutcome(missed({ direction: 3 }), null)).toBe('internal')
  })

  it('tells an unknown direction from who called whom', () => {
    expect(deriveOutcome(missed({ direction: 9, caller_type: 2, callee_type: 1, call_duration: 40 }), null)).toBe('not_reached')
    expect(deriveOutcome(missed({ direction: 9, caller_type: 2, callee_type: 4 }), null)).toBe('internal')
    expect(deriveOutcome(missed({ direction: 9, callee_type: 4 }), null)).toBe('left_in_queue')
  })
})

describe('groups', () => {
  it('give every outcome a colour, and missed means nobody of ours was met', () => {
    for (const outcome of OUTCOMES) expect(OUTCOME_GROUPS).toContain(outcomeGroup(outcome))
    expect(OUTCOMES.filter(isMissed)).toEqual([...MISSED_OUTCOMES])
    expect(isMissed('voicemail')).toBe(false)
    expect(isMissed('not_reached')).toBe(false)
  })
})

describe('facts', () => {
  it("takes the sample's times from differences of its flow, since its clock is of another year", () => {
    expect(callFacts(call(), sample.call_flow)).toEqual({ outcome: 'answered', waited: 41, talked: 4, team_ids: [1], greeting_ids: [1] })
  })

  it('does not know how long an answered call without times was waited for or talked', () => {
    expect(callFacts(call(), null)).toEqual({ outcome: 'answered', waited: null, talked: null, team_ids: [], greeting_ids: [2] })
  })

  it('takes waiting and talking from the fields where they have them', () => {
    const bridged = call({ answered_at: '2023-03-31T08:41:58+0000', bridged_at: '2023-03-31T08:42:33+0000' })
    expect(callFacts(bridged, null)).toMatchObject({ waited: 35, talked: 148 })
    expect(callFacts(bridged, sample.call_flow)).toMatchObject({ waited: 35, talked: 148 })
    expect(callFacts(call({ first_touch_duration: 20 }), null)).toMatchObject({ waited: 20, talked: 163 })
  })

  it('lets a caller who met nobody wait to the end', () => {
    expect(callFacts(missed({ callee_type: 4, callee_id: 5 }), null)).toEqual({
      outcome: 'left_in_queue',
      waited: 183,
      talked: null,
      team_ids: [5],
      greeting_ids: [],
    })
    expect(callFacts(missed({ ended_at: null, call_duration: null }), null).waited).toBeNull()
  })

  it('counts outbound from start to when the other side picked up', () => {
    const outbound = call({ direction: 2, caller_type: 2, callee_type: 1, bridged_at: '2023-03-31T08:42:00+0000' })
    expect(callFacts({ ...outbound, answered_at: '2023-03-31T08:42:18+0000' }, null)).toMatchObject({ waited: 20, talked: 163 })
    expect(callFacts(outbound, null)).toMatchObject({ outcome: 'not_reached', waited: 183, talked: null })
  })

  it('gives no negative times when the fields contradict each other', () => {
    expect(callFacts(call({ bridged_at: '2023-03-31T08:00:00+0000' }), null)).toMatchObject({ waited: null, talked: null })
    expect(callFacts(missed({ ended_at: '2023-03-31T08:00:00+0000', call_duration: 12 }), null).waited).toBe(12)
  })

  it('does not count as talk what a caller waited for after being handed on', () => {
    const steps = flow('0 bridge user 1', '10 route team 2', '25 bridge user 2', '40 route greeting 1', '45 hangup contact')
    expect(callFacts(call(), steps)).toMatchObject({ waited: 0, talked: 25 })
    const lasting = { bridged_at: sample.started_at, ended_at: '2023-03-31T08:42:43+0000' }
    expect(callFacts(call(lasting), steps)).toMatchObject({ waited: 0, talked: 25 })
  })

  it('names every team and greeting the call went through, once each', () => {
    const steps = flow('0 route greeting 3', '4 route team 2', '20 route greeting 3', '25 route team 1', '30 hangup contact')
    expect(callFacts(missed(), steps)).toMatchObject({ team_ids: [2, 1], greeting_ids: [3] })
  })
})
