import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { callFacts } from '#contract/hipcall/call-facts.ts'
import { readCallFlow } from '#contract/hipcall/call-flow.ts'
import { deriveOutcome, isMissed } from '#contract/hipcall/call-outcome.ts'
import { CdrDetail } from '#contract/hipcall/cdrs.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { callsOfDay } from './calls-of-day.ts'
import { KNOWN_CALLER } from './contacts.ts'
import { addDays } from './day.ts'
import { createLiveDay } from './live.ts'

const SETTINGS = { seed: 1, callsPerDay: 300, zone: 'Europe/Istanbul' }
const LAST = '2026-03-31'
const DATES = Array.from({ length: 90 }, (_, index) => addDays(LAST, -index))
const BY_DATE = new Map(DATES.map((date) => [date, callsOfDay(date, SETTINGS)]))
const ALL = [...BY_DATE.values()].flat()

describe('the calls of the demo', { timeout: 60_000 }, () => {
  it('are the same for the same seed and day, and others for another seed', () => {
    const once = JSON.stringify(callsOfDay(LAST, SETTINGS))
    expect(JSON.stringify(callsOfDay(LAST, SETTINGS))).toBe(once)
    expect(JSON.stringify(callsOfDay(LAST, { ...SETTINGS, seed: 2 }))).not.toBe(once)
  })

  it('are about as many as asked for, each with an id of its own', () => {
    expect(ALL.length / DATES.length).toBeGreaterThan(270)
    expect(ALL.length / DATES.length).toBeLessThan(330)
    expect(new Set(ALL.map(({ cdr }) => cdr.uuid)).size).toBe(ALL.length)
  })

  it('have the shape of the API, and fields that agree with their steps to the second', () => {
    for (const { cdr } of ALL) {
      const detail = z.parse(CdrDetail, cdr)
      const started = parseTimestamp(detail.started_at)
      const times = detail.call_flow.map(({ timestamp }) => parseTimestamp(timestamp)).reverse()
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(times[0]).toBe(started)
      expect(times.at(-1)).toBe(parseTimestamp(detail.ended_at ?? ''))
      expect(readCallFlow(detail, detail.call_flow).problems).toEqual([])
      const bridge = detail.call_flow.findLast(({ action }) => action === 'bridge')
      expect(bridge?.timestamp ?? null).toBe(detail.direction === 2 ? (bridge ? detail.bridged_at : null) : detail.bridged_at)
    }
  })

  it('end as was meant, read from their steps', () => {
    for (const { cdr, intended } of ALL) expect(deriveOutcome(cdr, cdr.call_flow), cdr.uuid).toBe(intended)
  })

  it('never have a person talk on two phones at once', () => {
    const talks = new Map<number, [number, number][]>()
    for (const { cdr } of ALL) {
      const bridged = cdr.call_flow?.filter(({ action, detail }) => action === 'bridge' && detail?.type === 'user') ?? []
      const ends = [parseTimestamp(cdr.ended_at ?? ''), ...bridged.map(({ timestamp }) => parseTimestamp(timestamp))]
      for (const [index, { detail, timestamp }] of bridged.entries()) {
        const list = talks.get(detail?.id ?? 0) ?? []
        list.push([parseTimestamp(timestamp), ends[index] ?? 0])
        talks.set(detail?.id ?? 0, list)
      }
    }
    for (const list of talks.values()) {
      const sorted = list.toSorted(([a], [b]) => a - b)
      for (const [index, [from]] of sorted.entries()) expect(sorted[index - 1]?.[1] ?? 0).toBeLessThanOrEqual(from)
    }
  })

  it('are answered as in a good call centre, with every kind of loss among them', () => {
    const inbound = ALL.filter(({ cdr }) => cdr.direction === 1)
    const open = inbound.filter(({ intended }) => intended !== 'closed_hours' && intended !== 'short_abandoned')
    const rate = open.filter(({ intended }) => intended === 'answered').length / open.length
    expect(rate).toBeGreaterThan(0.8)
    expect(rate).toBeLessThan(0.9)
    const kinds = new Set(ALL.map(({ intended }) => intended))
    for (const kind of [
      'voicemail',
      'left_in_greeting',
      'left_in_queue',
      'rang_out',
      'rejected',
      'closed_hours',
      'short_abandoned',
    ] as const)
      expect(kinds, kind).toContain(kind)
    expect(kinds).toContain('callback_asked')
    expect(kinds).toContain('not_reached')
  })

  it('waiting and talking are never negative and never longer than the call', () => {
    for (const { cdr } of ALL) {
      const { waited, talked } = callFacts(cdr, cdr.call_flow)
      const length = (parseTimestamp(cdr.ended_at ?? '') - parseTimestamp(cdr.started_at)) / 1000
      expect((waited ?? 0) + (talked ?? 0)).toBeLessThanOrEqual(length)
      expect(Math.min(waited ?? 0, talked ?? 0)).toBeGreaterThanOrEqual(0)
    }
  })

  it('have the known caller answered and missed on every day', () => {
    for (const date of DATES) {
      const outcomes = (BY_DATE.get(date) ?? [])
        .filter(({ cdr }) => cdr.caller_number === KNOWN_CALLER.number)
        .map(({ intended }) => intended)
      expect(outcomes, date).toContain('answered')
      expect(outcomes.some(isMissed), date).toBe(true)
    }
  })
})

describe('who was not answered', () => {
  it('is called back by the next working day, but for a few', () => {
    const calls = DATES.toReversed().flatMap((date) => BY_DATE.get(date) ?? [])
    const waiting = new Map<string, number>()
    for (const { cdr, intended, endedAt } of calls) {
      const number = cdr.direction === 1 ? cdr.caller_number : cdr.callee_number
      if (number === null) continue
      if (intended === 'answered' || intended === 'reached') waiting.delete(number)
      else if (cdr.direction === 1 && !waiting.has(number)) waiting.set(number, endedAt)
    }
    const end = Date.parse(`${LAST}T21:00:00Z`)
    const since = (days: number) => [...waiting.values()].filter((at) => at > end - days * 86_400_000).length
    expect(since(1)).toBeGreaterThan(5)
    expect(since(30)).toBeLessThan(160)
  })
})

describe('the demo going on', () => {
  it('gives each call once, when it has ended, across midnight and where a seed left off', () => {
    const from = Date.parse('2026-03-30T12:00:00Z')
    const until = Date.parse('2026-03-31T12:00:00Z')
    const live = createLiveDay(SETTINGS, from)
    const given: string[] = []
    for (let now = from; now <= until; now += 60_000) given.push(...live.endedBy(now).map(({ uuid }) => uuid))
    const expected = ['2026-03-29', '2026-03-30', '2026-03-31']
      .flatMap((date) => callsOfDay(date, SETTINGS))
      .filter(({ endedAt }) => endedAt > from && endedAt <= until)
      .map(({ cdr }) => cdr.uuid)
    expect(given.toSorted()).toEqual(expected.toSorted())
    expect(expected.length).toBeGreaterThan(100)
  })
})
