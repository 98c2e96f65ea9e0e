/**
 * What the server tells of its own accord, as server-sent events: calls that arrived and data that changed. Not an endpoint of the
 * table, whose answers end. GET with a session or a bearer token; the right is `read`.
 *
 * Each event has an `id`; who comes back with it (header Last-Event-ID, or `?last_event_id=`) is told what they missed, or `reset` where
 * that is not known any more: everything may have changed. `heartbeat` says every 20 seconds that the line is alive.
 */
import * as z from 'zod/mini'
import { DASHBOARD } from '../endpoint.ts'
import { Timestamp } from '../wire.ts'

export const EVENTS_PATH = `${DASHBOARD}/events`

/** Data of `call`: a call that was stored. Many at once are told as a change of `calls`. */
export const CallEvent = z.object({ uuid: z.string(), started_at: Timestamp })
export type CallEvent = z.infer<typeof CallEvent>

export const CHANGING = ['calls', 'callbacks', 'tasks', 'comments', 'tags', 'users', 'views', 'sync'] as const
export type Changing = (typeof CHANGING)[number]

/** Data of `changed`: of which resources something is another now. May name more in later versions. */
export const ChangedEvent = z.object({ resources: z.array(z.string()) })
export type ChangedEvent = z.infer<typeof ChangedEvent>
