import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { Call } from '#contract/dashboard/calls.ts'
import { callFacts } from '#contract/hipcall/call-facts.ts'
import { readCallFlow } from '#contract/hipcall/call-flow.ts'
import { type CallFlowStep, CdrDetail } from '#contract/hipcall/cdrs.ts'
import detailExample from '#contract/hipcall/examples/cdrs-retrieve.json'
import { call as en } from '../../i18n/en/call.ts'
import { call as tr } from '../../i18n/tr/call.ts'
import { headline } from './call-sentence.ts'
import { barLabel, barWord, stepWords, type Wording } from './call-words.ts'

const sample = CdrDetail.parse(detailExample.data)
const PEOPLE: Readonly<Record<number, string>> = { 1: 'Satya Nadella', 2: 'Holly James' }

async function wordingIn(language: 'en' | 'tr'): Promise<Wording> {
  const i18n = createInstance()
  const resources = { en: { translation: { call: en } }, tr: { translation: { call: tr } } }
  await i18n.init({ lng: language, resources, interpolation: { escapeValue: false } })
  return {
    t: i18n.t,
    language,
    prose: (seconds) => `${seconds} s`,
    distance: (seconds) => `${seconds} s`,
    clock: (seconds) => `0:${String(seconds).padStart(2, '0')}`,
    timeOfDay: (instant) => new Date(instant).toISOString().slice(11, 19),
    moment: (instant) => new Date(instant).toISOString(),
    shortMoment: (instant) => new Date(instant).toISOString().slice(0, 16),
    date: (instant) => new Date(instant).toISOString().slice(0, 10),
    laneName: ({ type, id }) => (type === 'user' ? (PEOPLE[id ?? 0] ?? `Person ${id}`) : type === 'greeting' ? 'Welcome' : 'Support'),
    userName: (id) => PEOPLE[id ?? 0] ?? null,
  }
}

function callOf(changes: Partial<CdrDetail> = {}, flow: CallFlowStep[] = sample.call_flow) {
  const cdr = { ...sample, ...changes }
  const call: Call = { ...cdr, ...callFacts(cdr, flow), contact_name: null, flow_known: true }
  return { call, story: readCallFlow(cdr, flow) }
}

function step(second: number, action: string, detail: CallFlowStep['detail'] = null): CallFlowStep {
  return { action, detail, timestamp: `2023-03-31T08:41:${58 - 40 + second}+0000` }
}

const missed = { missing_call: true, missing_call_reason: 3, started_at: '2023-03-31T08:41:18+0000', ended_at: '2023-03-31T08:41:48+0000' }

describe('a call in one sentence', () => {
  it('says who answered, after how long, how long they talked and who hung up', async () => {
    const { call, story } = callOf()
    expect(headline(call, story, await wordingIn('en'))).toBe('Answered by Satya Nadella after 41 s, talked 4 s, the caller hung up.')
    expect(headline(call, story, await wordingIn('tr'))).toBe('Satya Nadella 41 s sonra cevapladı, 4 s konuşuldu, arayan kapattı.')
  })

  it('says where a caller was lost, and how many people were rung', async () => {
    const team = { type: 'team', id: 1 }
    const flow = [step(0, 'route', team), step(5, 'bridge_attempt', { type: 'user', id: 2 }), step(30, 'hangup', { hangup_by: 'contact' })]
    const { call, story } = callOf(missed, flow)
    expect(headline(call, story, await wordingIn('en'))).toBe(
      'The caller gave up waiting for Support after 30 s, only Holly James was rung.',
    )
    expect(headline(call, story, await wordingIn('tr'))).toBe(
      'Arayan kuyrukta 30 s bekleyip vazgeçti, kuyruk: Support, yalnızca Holly James çaldırıldı.',
    )
  })

  it('makes do without steps', async () => {
    const words = await wordingIn('en')
    const { call, story } = callOf({ hangup_by: 3 }, [])
    expect(headline(call, story, words)).toBe('Answered by Holly James, the exchange ended the call.')
    const lost = callOf({ ...missed, callee_type: null, user_id: null }, [])
    expect(headline(lost.call, lost.story, words)).toBe('Everybody who was rung refused, after 30 s.')
  })

  it('says that a call was handed on', async () => {
    const flow = [
      step(0, 'bridge', { type: 'user', id: 1 }),
      step(10, 'bridge', { type: 'user', id: 2 }),
      step(30, 'hangup', { hangup_by: 'user' }),
    ]
    const { call, story } = callOf({ started_at: missed.started_at, ended_at: missed.ended_at }, flow)
    expect(headline(call, story, await wordingIn('en'))).toBe(
      'Answered by Satya Nadella, handed on to Holly James, talked 30 s, Holly James hung up.',
    )
  })

  it.each(['en', 'tr'] as const)('leaves no gap for any outcome, in %s', async (language) => {
    const words = await wordingIn(language)
    for (const outcome of Object.keys(en.headline)) expect(tr.headline).toHaveProperty(outcome)
    const { call, story } = callOf()
    for (const outcome of [
      'voicemail',
      'left_in_greeting',
      'rang_out',
      'rejected',
      'closed_hours',
      'callback_asked',
      'internal',
    ] as const) {
      const sentence = headline({ ...call, outcome }, story, words)
      expect(sentence).not.toMatch(/\{\{|call\.|undefined/)
    }
  })
})

describe('steps and bars', () => {
  it('say in words what the drawing shows', async () => {
    const words = await wordingIn('en')
    const { call, story } = callOf()
    expect(story.steps.map((one) => stepWords(one, call, story, words))).toEqual([
      'The call came in',
      'Welcome began to play',
      'Put into the queue of Support',
      'Holly James was rung',
      'Holly James: rejected, after 1 s',
      'Satya Nadella was rung',
      'Satya Nadella picked up, after 6 s of ringing',
      'The caller hung up',
    ])
    const [, , ring, , talk] = story.segments
    if (ring === undefined || talk === undefined) throw new Error('the sample has five segments')
    expect(barWord(ring, words)).toBe('rejected, 1 s')
    expect(barLabel(ring, story, words)).toEqual([
      'Holly James, rang, rejected, code 21, read by ITU-T Q.850',
      '0:30–0:31, 1 s · 08:42:28–08:42:29',
    ])
    expect(barWord(talk, words)).toBe('talk 4 s')
  })
})
