import { expect, it } from 'vitest'
import { UpstreamError } from '../upstream/upstream-error.ts'
import { problemOf } from './problem.ts'

const pauses = (error: unknown, times: number[]) => times.map((one) => problemOf(error, one).pause)

it('is tried again after 1, 2, 4 … seconds, and at most a minute', () => {
  const expected = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]
  const times = [1, 2, 3, 4, 5, 6, 7, 1_000]
  for (const failure of ['failed', 'timeout', 'garbled', 'unreachable', 'refused'] as const)
    expect(pauses(new UpstreamError(failure, 'no'), times)).toEqual(expected)
  // Also where it is a fault of our own.
  expect(pauses(new Error('no room on the disk'), times)).toEqual(expected)
})

it('waits as long as Hipcall says after a 429', () => {
  expect(pauses(new UpstreamError('limited', 'no', { retryAfter: 90 }), [1, 7])).toEqual([90_000, 90_000])
  expect(pauses(new UpstreamError('limited', 'no'), [1, 3])).toEqual([1_000, 4_000])
})

it('waits for a person after a 401', () => {
  expect(problemOf(new UpstreamError('unauthorized', 'no', { status: 401 }), 3)).toEqual({ message: 'no', status: 401, pause: null })
})
