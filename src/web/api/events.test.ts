import type { QueryKey } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sendRequestsTo } from './client.ts'
import { openEvents } from './events.ts'
import { isLive } from './live-state.ts'
import { createQueryClient } from './query-client.ts'

/** A line that says what the test says. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static made: FakeSource[] = []
  readyState = 0
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    FakeSource.made.push(this)
  }
  close() {
    this.readyState = 2
  }
  open() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  say(name: string, data: unknown, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }))
  }
  fail(readyState: number) {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
}

let stop = () => {}
let asked: QueryKey[] = []
const signedOut = vi.fn()
const line = () => FakeSource.made.at(-1) ?? expect.unreachable('there is no line')
function look(visible: boolean) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden')
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', FakeSource)
  FakeSource.made = []
  asked = []
  signedOut.mockClear()
  look(true)
  const client = createQueryClient(signedOut)
  vi.spyOn(client, 'invalidateQueries').mockImplementation(async (filters) => void asked.push(filters?.queryKey ?? []))
  stop = openEvents(client)
})
afterEach(() => {
  stop()
  vi.restoreAllMocks()
})

it('has what changed read anew, many events at once', () => {
  line().open()
  expect(isLive()).toBe(true)
  for (let call = 0; call < 5; call += 1) line().say('call', { uuid: 'x', started_at: 'x' })
  line().say('changed', { resources: ['comments', 'unheard-of'] })
  line().say('changed', 'nonsense')
  expect(asked).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(asked).toEqual([['calls', 'newest'], ['live', 'figures'], ['live', 'calls'], ['comments'], ['audit']])
})

it('reads everything anew where events were missed', () => {
  line().say('reset', {})
  vi.advanceTimersByTime(1_000)
  expect(asked).toContainEqual(['calls', 'newest'])
  expect(asked).toContainEqual(['views'])
})

it('gives the line back while nobody looks, and goes on where it was', () => {
  line().open()
  line().say('call', {}, 'run-7')
  look(false)
  expect(line().readyState).toBe(2)
  expect(isLive()).toBe(false)
  look(true)
  expect(FakeSource.made).toHaveLength(2)
  expect(line().url).toBe('/api/dashboard/events?last_event_id=run-7')
})

it('leaves a short break to the browser, and makes a line that is dead or silent anew', async () => {
  line().open()
  line().fail(0)
  vi.advanceTimersByTime(10_000)
  expect(FakeSource.made).toHaveLength(1)
  line().open()
  vi.advanceTimersByTime(59_000)
  line().say('heartbeat', 20)
  vi.advanceTimersByTime(59_000)
  expect(FakeSource.made).toHaveLength(1)
  vi.advanceTimersByTime(3_000)
  expect(FakeSource.made).toHaveLength(2)
  sendRequestsTo(async () => new Response('{"message":"no"}', { status: 500 }))
  line().fail(2)
  await vi.advanceTimersByTimeAsync(4_000)
  expect(FakeSource.made).toHaveLength(3)
})

it('ends for good with the session', async () => {
  sendRequestsTo(async () => new Response('{"message":"no"}', { status: 401 }))
  line().fail(2)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(signedOut).toHaveBeenCalled()
  expect(FakeSource.made).toHaveLength(1)
})

it('is silent once it is closed', () => {
  line().say('call', {})
  stop()
  vi.advanceTimersByTime(120_000)
  expect(asked).toEqual([])
  expect(FakeSource.made).toHaveLength(1)
})
