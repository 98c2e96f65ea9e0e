import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTimestamp } from '../wire.ts'
import { callFacts } from './call-facts.ts'
import { type CallStory, readCallFlow } from './call-flow.ts'
import { FLOW_ACTIONS } from './call-flow-order.ts'
import { OUTCOMES } from './call-outcome.ts'
import { CallFlowStep, Cdr, CdrDetail } from './cdrs.ts'
import detailExample from './examples/cdrs-retrieve.json'

const sample = CdrDetail.parse(detailExample.data)
const START = Date.parse('2024-05-06T10:00:00Z')

function call(length: number, changes: Partial<Cdr> = {}): Cdr {
  const ended_at = formatTimestamp(START + length * 1000)
  return Cdr.parse({ ...sample, started_at: formatTimestamp(START), ended_at, call_duration: length, ...changes })
}

/** Steps written shortly, `second action type id|who result`, newest first as the API gives them. */
function flow(...lines: string[]): CallFlowStep[] {
  const steps = lines.map((line): CallFlowStep => {
    const [second = '0', action = '', type = '', id = '', result] = line.split(' ')
    const timestamp = formatTimestamp(START + Number(second) * 1000)
    if (action === 'hangup') return { action, detail: { hangup_by: type }, timestamp }
    return { action, detail: { type, id: Number(id), ...(result === undefined ? {} : { result: Number(result) }) }, timestamp }
  })
  return steps.reverse()
}

/** The segments of a story in words, `user 3: ring 5-10 rejected`. */
function told(story: CallStory): string[] {
  return story.segments.map(({ lane, kind, start, end, ending, code }) => {
    const name = `${story.lanes[lane]?.type} ${story.lanes[lane]?.id}`
    return [`${name}: ${kind} ${start}-${end}`, ending, code].filter((word) => word !== null).join(' ')
  })
}

describe('the documented call', () => {
  const story = readCallFlow(sample, sample.call_flow)

  it('is told lane by lane', () => {
    expect(story.length).toBe(45)
    expect(told(story)).toEqual([
      'greeting 1: greeting 5-18',
      'team 1: waiting 18-41',
      'user 2: ring 30-31 rejected 21',
      'user 1: ring 35-41 answered',
      'user 1: talk 41-45',
    ])
    expect(story.answered).toEqual({ at: 41, lane: 3 })
    expect(story.hangup).toEqual({ at: 45, by: 'contact', lane: 3 })
  })

  it('is split into parts that sum to the whole', () => {
    expect(story.parts).toEqual({ connecting: 5, greeting: 13, waiting: 16, ringing: 7, talking: 4, voicemail: 0, other: 0 })
  })

  it('says that its flow has another clock and another length than the call', () => {
    expect(story.problems).toEqual([
      { kind: 'clock', seconds: -42_579_763 },
      { kind: 'length', flow: 45, call: 183 },
    ])
    expect(story.startedAt).toBe(Date.parse('2023-03-31T08:41:58Z'))
  })
})

describe('rings', () => {
  it('end as their code says, and unknown codes are kept', () => {
    const lines = [17, 18, 19, 21, 38].flatMap((code, index) => [
      `${index * 5} bridge_attempt user ${index}`,
      `${index * 5 + 4} bridge_fail user ${index} ${code}`,
    ])
    const story = readCallFlow(call(30), flow(...lines, '30 hangup system'))
    expect(story.segments.map(({ ending, code }) => [ending, code])).toEqual([
      ['busy', 17],
      ['no_answer', 18],
      ['no_answer', 19],
      ['rejected', 21],
      ['unknown', 38],
    ])
  })

  it('of the others are called off when somebody picks up, with or without a failure of their own', () => {
    const lines = ['0 route team 1', '1 bridge_attempt user 1', '1 bridge_attempt user 2', '1 bridge_attempt user 3']
    const after = flow(...lines, '9 bridge user 2', '9 bridge_fail user 1 16', '20 hangup contact')
    const before = flow(...lines, '9 bridge_fail user 1 16', '9 bridge user 2', '20 hangup contact')
    for (const steps of [after, before]) {
      const rings = told(readCallFlow(call(20), steps)).filter((line) => line.includes('ring '))
      expect(rings).toEqual(['user 1: ring 1-9 cancelled 16', 'user 2: ring 1-9 answered', 'user 3: ring 1-9 cancelled'])
    }
  })

  it('end with the call when the caller gives up', () => {
    const story = readCallFlow(call(20), flow('0 route team 1', '4 bridge_attempt user 1', '20 hangup contact'))
    expect(told(story)).toEqual(['team 1: waiting 0-20', 'user 1: ring 4-20 caller_left'])
    expect(story.parts).toMatchObject({ waiting: 4, ringing: 16 })
  })

  it('that never began are kept as a mark', () => {
    const story = readCallFlow(call(9), flow('0 route team 1', '4 bridge_fail user 1 19', '9 hangup contact'))
    expect(told(story)).toContain('user 1: ring 4-4 no_answer 19')
    expect(story.problems).toEqual([{ kind: 'lone_failures', count: 1 }])
  })

  it('may follow each other for the same person', () => {
    const steps = flow('0 bridge_attempt user 1', '5 bridge_fail user 1 19', '5 bridge_attempt user 1', '9 bridge user 1', '12 hangup user')
    expect(told(readCallFlow(call(12), steps))).toEqual(['user 1: ring 0-5 no_answer 19', 'user 1: ring 5-9 answered', 'user 1: talk 9-12'])
  })
})

describe('transfers', () => {
  it('go through a team to whoever picks up', () => {
    const steps = flow(
      '0 route team 1',
      '2 bridge_attempt user 1',
      '5 bridge user 1',
      '20 route team 2',
      '22 bridge_attempt user 2',
      '30 bridge user 2',
      '60 hangup user',
    )
    const story = readCallFlow(call(60), steps)
    expect(story.transfers).toEqual([{ at: 20, from: 1, via: 2, to: 3 }])
    expect(story.parts).toEqual({ connecting: 0, greeting: 0, waiting: 4, ringing: 11, talking: 45, voicemail: 0, other: 0 })
  })

  it('to a person wait until that person is rung, and no longer', () => {
    const steps = flow('0 bridge user 1', '20 route user 2', '21 bridge_attempt user 2', '26 bridge user 2', '60 hangup user')
    const story = readCallFlow(call(60), steps)
    expect(told(story)).toEqual(['user 1: talk 0-20', 'user 2: waiting 20-21', 'user 2: ring 21-26 answered', 'user 2: talk 26-60'])
    expect(story.transfers).toEqual([{ at: 20, from: 0, via: null, to: 1 }])
  })

  it('go straight to another person, or to nobody', () => {
    const direct = readCallFlow(call(60), flow('0 bridge user 1', '20 bridge user 2', '60 hangup user'))
    expect(direct.transfers).toEqual([{ at: 20, from: 0, via: null, to: 1 }])
    const lost = readCallFlow(call(60), flow('0 bridge user 1', '20 route greeting 4', '60 hangup contact'))
    expect(lost.transfers).toEqual([{ at: 20, from: 0, via: 1, to: null }])
  })
})

describe('outbound', () => {
  const outbound = { direction: 2, caller_type: 2, callee_type: 1, contact_id: 7, user_id: 3 }

  it('counts as talk from the moment the other side picks up', () => {
    const steps = flow(
      '0 init user 3',
      '1 bridge_attempt user 3',
      '3 bridge user 3',
      '3 bridge_attempt contact 7',
      '12 bridge contact 7',
      '40 hangup user',
    )
    const story = readCallFlow(call(40, outbound), steps)
    expect(told(story)).toEqual(['user 3: ring 1-3 answered', 'user 3: own 3-40', 'contact 7: ring 3-12 answered', 'contact 7: talk 12-40'])
    expect(story.parts).toMatchObject({ connecting: 1, ringing: 11, talking: 28 })
    expect(story.transfers).toEqual([])
  })

  it('uses the time of the answer from the fields where the flow has none', () => {
    const steps = flow('0 init user 3', '3 bridge user 3', '40 hangup contact')
    const story = readCallFlow(call(40, { ...outbound, answered_at: formatTimestamp(START + 12_000) }), steps)
    expect(told(story)).toEqual(['user 3: own 3-40', 'contact 7: talk 12-40'])
    expect(story.problems).toEqual([{ kind: 'answer_from_fields' }])
  })
})

describe('odd flows', () => {
  it('that are empty give the parts the fields can tell', () => {
    const bridged = call(183, { bridged_at: formatTimestamp(START + 35_000) })
    expect(readCallFlow(bridged, [])).toMatchObject({ length: 183, problems: [{ kind: 'empty' }], parts: { waiting: 35, talking: 148 } })
    expect(readCallFlow(call(183), []).parts).toMatchObject({ other: 183 })
    expect(readCallFlow(call(0, { ended_at: null, call_duration: null }), [])).toMatchObject({ length: 0, lanes: [] })
  })

  it('that are cut off last as long as the call did', () => {
    const story = readCallFlow(call(50), flow('0 route greeting 1', '8 route team 1'))
    expect(told(story)).toEqual(['greeting 1: greeting 0-8', 'team 1: waiting 8-50'])
    expect(story.problems).toEqual([{ kind: 'no_hangup' }])
  })

  it('keep unknown actions and kinds, and name the actions', () => {
    const story = readCallFlow(call(20), flow('0 route smart_ivr 1', '4 dtmf greeting 2', '9 park user 3', '20 hangup robot'))
    expect(story.steps.map((step) => step.action)).toEqual(['route', 'dtmf', 'park', 'hangup'])
    expect(story.problems).toEqual([{ kind: 'unknown_actions', actions: ['dtmf', 'park'] }])
    expect(story.parts.other).toBe(20)
    expect(story.hangup?.by).toBe('robot')
  })

  it('that come shuffled or doubled tell the same story, and say so', () => {
    const [story, problems] = split(readCallFlow(sample, sample.call_flow))
    const shuffled = [3, 0, 6, 2, 7, 5, 1, 4].flatMap((index) => sample.call_flow[index] ?? [])
    const [other, more] = split(readCallFlow(sample, [...shuffled, ...shuffled.slice(0, 2)]))
    expect(other).toEqual(story)
    expect(more).toEqual([{ kind: 'out_of_order' }, { kind: 'duplicates', count: 2 }, ...problems])
  })

  it('that are all of one second are told in the order a call goes', () => {
    const steps = flow('0 hangup contact', '0 bridge user 1', '0 route team 1', '0 init user 1')
    const story = readCallFlow(call(0), steps)
    expect(story.steps.map((step) => step.action)).toEqual(['init', 'route', 'bridge', 'hangup'])
    expect(story.problems).toEqual([{ kind: 'one_second' }])
  })
})

function split({ problems, ...story }: CallStory): [Omit<CallStory, 'problems'>, CallStory['problems']] {
  return [story, problems]
}

const anyStep = fc
  .record({
    action: fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...FLOW_ACTIONS) }, fc.string({ maxLength: 6 })),
    detail: fc.option(
      fc.record(
        {
          id: fc.option(fc.nat({ max: 3 })),
          type: fc.option(fc.constantFrom('user', 'contact', 'team', 'greeting', 'voicemail', 'moon')),
          result: fc.option(fc.integer({ min: -1, max: 130 })),
          hangup_by: fc.option(fc.constantFrom('user', 'contact', 'system', 'cat')),
        },
        { requiredKeys: [] },
      ),
    ),
    timestamp: fc.integer({ min: -30, max: 900 }).map((second) => formatTimestamp(START + second * 1000)),
  })
  .map((step) => CallFlowStep.parse(step))

const anyTime = fc.option(fc.integer({ min: -10, max: 900 }).map((second) => formatTimestamp(START + second * 1000)))

const anyCall = fc
  .record({
    direction: fc.integer({ min: 0, max: 5 }),
    missing_call: fc.boolean(),
    missing_call_reason: fc.option(fc.integer({ min: 0, max: 9 })),
    answered_at: anyTime,
    bridged_at: anyTime,
    ended_at: anyTime,
    call_duration: fc.option(fc.integer({ min: -5, max: 900 })),
    first_touch_duration: fc.option(fc.integer({ min: -5, max: 900 })),
    callee_type: fc.option(fc.integer({ min: 0, max: 6 })),
    hangup_by: fc.option(fc.integer({ min: 0, max: 4 })),
    voicemail_id: fc.option(fc.nat({ max: 2 })),
  })
  .map((changes) => call(60, changes))

describe('any call with any flow', () => {
  it('reads without throwing, with parts that sum to the whole and segments within it', () => {
    fc.assert(
      fc.property(anyCall, fc.array(anyStep, { maxLength: 25 }), (cdr, steps) => {
        const story = readCallFlow(cdr, steps)
        expect(Object.values(story.parts).reduce((sum, part) => sum + part, 0)).toBe(story.length)
        expect(Object.values(story.parts).every((part) => part >= 0)).toBe(true)
        for (const { lane, start, end, kind, ending } of story.segments) {
          expect(story.lanes[lane]).toBeDefined()
          expect(start >= 0 && start <= end && end <= story.length).toBe(true)
          expect(ending !== null).toBe(kind === 'ring')
        }
        const times = story.steps.map((step) => step.at)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
        const facts = callFacts(cdr, steps)
        expect(OUTCOMES).toContain(facts.outcome)
        expect([facts.waited, facts.talked].every((seconds) => seconds === null || (Number.isInteger(seconds) && seconds >= 0))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('tells the same whatever order its steps come in, as long as no two share a second', () => {
    const distinct = fc.uniqueArray(anyStep, { maxLength: 15, selector: (step) => step.timestamp })
    const shuffled = distinct.chain((steps) => fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })))
    fc.assert(
      fc.property(anyCall, shuffled, (cdr, [steps, other]) => {
        expect(split(readCallFlow(cdr, other))[0]).toEqual(split(readCallFlow(cdr, steps))[0])
        expect(callFacts(cdr, other)).toEqual(callFacts(cdr, steps))
      }),
    )
  })

  it('tells the same when every step comes twice', () => {
    fc.assert(
      fc.property(anyCall, fc.array(anyStep, { minLength: 1, maxLength: 10 }), (cdr, steps) => {
        const doubled = steps.flatMap((step) => [step, step])
        expect(split(readCallFlow(cdr, doubled))[0]).toEqual(split(readCallFlow(cdr, steps))[0])
      }),
    )
  })
})
