/** Serves a table of routes: who are you, parse, may you, work, answer; and every refusal in the API's error shape. */
import type { Context, Hono } from 'hono'
import { lowestRole, may, type Right } from '#contract/dashboard/roles.ts'
import type { Logger } from '../log.ts'
import { clientOf, originOf } from './address.ts'
import { jsonAnswer } from './answer.ts'
import { HttpError } from './errors.ts'
import { type Gate, identify, refuseForged } from './identify.ts'
import type { Metrics } from './metrics.ts'
import { readRequest } from './read-request.ts'
import type { Accepted, Person, Route } from './route.ts'

/** The client closed the connection: a status for our figures, which nobody receives. */
const GONE = 499

/** Nobody: the person of a public endpoint. It has no rights beyond it. */
const NOBODY: Person = { role: 'agent', user_id: null, name: '', token_id: null }

export interface Serving {
  gate: Gate
  metrics: Metrics
  log: Logger
}

/** Adds the routes to the app. Another method on their paths is a 405; OPTIONS says which there are. */
export function serveRoutes(app: Hono, routes: readonly Route[], serving: Serving): void {
  const methods = new Map<string, string[]>()
  for (const route of routes) {
    const path = route.endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    methods.set(path, [...(methods.get(path) ?? []), route.endpoint.method])
    app.on(route.endpoint.method, path, (context) => answer(context, route, serving))
  }
  for (const [path, served] of methods) {
    const allow = [...served, ...(served.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
    app.options(path, () => new Response(null, { status: 204, headers: { allow } }))
    app.all(path, (context) => refusal(context, new HttpError(405, undefined, { allow }), serving.log))
  }
}

async function answer(context: Context, route: Route, serving: Serving): Promise<Response> {
  const startedAt = performance.now()
  const reply = new Headers()
  const response = await work(context, route, serving, reply).catch((error: unknown) => refusal(context, error, serving.log, reply))
  const took = performance.now() - startedAt
  serving.metrics.observe(route.endpoint.name, response.status, took / 1000)
  serving.log.debug({ endpoint: route.endpoint.name, status: response.status, ms: Math.round(took * 10) / 10 }, 'answered')
  return response
}

async function work(context: Context, { endpoint, handle }: Route, serving: Serving, reply: Headers): Promise<Response> {
  const open = endpoint.right === 'public'
  const person = open ? NOBODY : await identify(context, serving.gate, reply)
  if (open) refuseForged(context)
  const parsed = await readRequest(context, endpoint)
  if (endpoint.right !== 'public') refuseUnlessMay(person, endpoint.right)
  const origin = originOf(context)
  const accepted: Accepted<typeof endpoint> = {
    ...parsed,
    person,
    address: `${origin}${context.req.path}`,
    search: new URL(context.req.url).searchParams,
    idempotencyKey: context.req.header('idempotency-key'),
    ifMatch: context.req.header('if-match'),
    cookie: context.req.header('cookie'),
    client: clientOf(context),
    secure: origin.startsWith('https:'),
    reply,
    signal: context.req.raw.signal,
  }
  return jsonAnswer(context, await handle(accepted), endpoint.status, reply)
}

/** Throws a 403 where the person's role has not this right. */
export function refuseUnlessMay({ role }: Person, right: Right): void {
  if (!may(role, right)) throw new HttpError(403, `This action needs the role ${lowestRole(right)}; you are signed in as ${role}.`)
}

/** The error answer for whatever was thrown. What we did not throw on purpose is logged, and told without detail. */
export function refusal(context: Context, error: unknown, log: Logger, reply: Headers = new Headers()): Promise<Response> {
  if (error instanceof HttpError) {
    for (const [name, value] of Object.entries(error.headers)) reply.set(name, value)
    return jsonAnswer(context, error.body, error.status, reply)
  }
  // Nobody waits for this any more, and that is why the work was given up.
  if (context.req.raw.signal.aborted) return Promise.resolve(new Response(null, { status: GONE }))
  log.error({ err: error, method: context.req.method, path: context.req.path }, 'request failed')
  return jsonAnswer(context, { message: 'Something went wrong in the server. It was logged; try again.' }, 500, reply)
}
