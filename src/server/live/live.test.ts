import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EVENTS_PATH } from '#contract/dashboard/events.ts'
import { createTestApp, type TestApp } from '#server/testing/app.ts'
import { testDatabase } from '#server/testing/database.ts'
import { seedSmallAccount } from '#server/testing/small-account.ts'
import { createEmitter, type Listener, type LiveEvent } from './emitter.ts'
import { announceCalls, emitterOf } from './live.ts'

const on = testDatabase()
let server: TestApp
beforeEach(async () => {
  await seedSmallAccount(on.db)
  server = createTestApp(on.db)
})

const decoder = new TextDecoder()
const UUID = '00000000-0000-4000-8000-000000000001'

/** Somebody who listens: what they heard so far, as text. */
function somebody() {
  const heard: string[] = []
  const listener: Listener = { hear: (bytes) => void heard.push(decoder.decode(bytes)), end: () => void heard.push('end') }
  return { listener, heard, ids: () => heard.flatMap((text) => text.match(/(?<=id: )\S+/g) ?? []) }
}
const call = (place: number): LiveEvent => ({ event: 'call', data: { uuid: String(place), started_at: '2026-03-31T09:00:00+0000' } })
const eventsOf = (heard: readonly string[]) => heard.flatMap((text) => text.match(/(?<=event: )\w+/g) ?? [])

describe('the emitter', () => {
  it('tells everybody the same bytes, and who comes back what they missed', () => {
    const emitter = createEmitter()
    const [one, other, back] = [somebody(), somebody(), somebody()]
    const leave = emitter.listen(one.listener, undefined)
    emitter.listen(other.listener, undefined)
    emitter.tell(call(1))
    leave()
    emitter.tell(call(2))
    emitter.tell(call(3))
    expect(eventsOf(one.heard)).toEqual(['call'])
    emitter.listen(back.listener, one.ids().at(-1))
    expect(back.heard.slice(1)).toEqual(other.heard.slice(2))
    expect(eventsOf(back.heard)).toEqual(['call', 'call'])
    emitter.close()
    expect(back.heard.at(-1)).toBe('end')
  })

  it.each(['nobody-3', 'x', '', '1'])('says reset to who comes back with %j', (id) => {
    const emitter = createEmitter()
    const back = somebody()
    emitter.tell(call(1))
    emitter.listen(back.listener, id)
    expect(eventsOf(back.heard)).toEqual(['reset'])
    emitter.close()
  })

  it('says reset to who was away too long, and to all where events may have been missed', () => {
    const emitter = createEmitter()
    const [one, late] = [somebody(), somebody()]
    emitter.listen(one.listener, undefined)
    for (let place = 0; place < 300; place += 1) emitter.tell(call(place))
    emitter.listen(late.listener, one.ids()[0])
    expect(eventsOf(late.heard)).toEqual(['reset'])
    emitter.reset()
    expect(eventsOf(one.heard).at(-1)).toBe('reset')
    emitter.close()
  })

  it('beats every 20 seconds while somebody listens', () => {
    vi.useFakeTimers()
    try {
      const emitter = createEmitter()
      const one = somebody()
      const leave = emitter.listen(one.listener, undefined)
      vi.advanceTimersByTime(60_000)
      expect(eventsOf(one.heard)).toEqual(['heartbeat', 'heartbeat', 'heartbeat'])
      leave()
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

/** Reads the stream until it has said `wanted`. */
async function until(response: Response, wanted: string): Promise<string> {
  const reader = response.body?.getReader() ?? expect.unreachable()
  let text = ''
  while (!text.includes(wanted)) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`ended after: ${text}`)
    text += decoder.decode(value)
  }
  await reader.cancel()
  return text
}

describe('the stream of events', () => {
  it('is for who is signed in, and is read only', async () => {
    expect((await server.as(null, EVENTS_PATH)).status).toBe(401)
    expect((await server.as('agent', EVENTS_PATH, { method: 'POST' })).status).toBe(405)
  })

  it('is not held back on its way, and ends with who listens', async () => {
    const response = await server.as('agent', EVENTS_PATH)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('cache-control')).toContain('no-transform')
    expect(response.headers.get('content-encoding')).toBeNull()
    expect(emitterOf(on.db).listeners).toBe(1)
    await response.body?.cancel()
    expect(emitterOf(on.db).listeners).toBe(0)
  })

  it('tells of writes and of calls', async () => {
    const response = await server.as('agent', EVENTS_PATH)
    await server.as('agent', '/api/v20211124/tasks', { method: 'POST', body: { name: 'Call back' } })
    await on.db.transaction((tx) => announceCalls(tx, [{ uuid: UUID, started_at: '2026-03-31 09:00:00+00' }]))
    const text = await until(response, '"callbacks"')
    expect(text).toContain('event: changed\ndata: {"resources":["tasks"]}')
    expect(text).toContain(`event: call\ndata: {"uuid":"${UUID}","started_at":"2026-03-31T09:00:00+0000"}`)
  })

  it('tells nothing of many calls at once but that there are new ones', async () => {
    const response = await server.as('agent', EVENTS_PATH)
    const many = Array.from({ length: 500 }, () => ({ uuid: UUID, started_at: '2026-03-31 09:00:00+00' }))
    await on.db.transaction((tx) => announceCalls(tx, many))
    expect(eventsOf([await until(response, '"calls"')])).toEqual(['changed'])
  })

  it('goes on where one left it, by header or address', async () => {
    const first = await until(await server.as('agent', EVENTS_PATH), '\n\n')
    const id = first.match(/id: (\S+)/)?.[1] ?? ''
    await server.as('agent', '/api/v20211124/tasks', { method: 'POST', body: { name: 'Missed' } })
    // On a server NOTIFY takes its way.
    const next = await server.as('agent', EVENTS_PATH, { headers: { 'last-event-id': id } })
    expect(eventsOf([await until(next, '"tasks"')])).toEqual(['changed'])
    const again = await server.as('agent', `${EVENTS_PATH}?last_event_id=${id}`)
    expect(eventsOf([await until(again, '"tasks"')])).toEqual(['changed'])
  })

  it('costs a bearer token one request, however much it tells', async () => {
    const limited = createTestApp(on.db, { rateLimit: 1 })
    const response = await limited.as('agent', EVENTS_PATH)
    for (let place = 0; place < 50; place += 1) emitterOf(on.db).tell(call(place))
    expect(await until(response, '"49"')).toContain('"0"')
    expect((await limited.as('agent', EVENTS_PATH)).status).toBe(429)
  })

  it('ends when the server stops, and is not begun again', async () => {
    const response = await server.as('agent', EVENTS_PATH)
    emitterOf(on.db).close()
    expect(await response.text()).toContain('retry')
    expect((await server.as('agent', EVENTS_PATH)).status).toBe(503)
  })
})
