/** Serves a table of routes: who are you, parse, may you, work, answer; and every refusal in the API's error shape. */
import type { Context, Hono } from 'hono'
import { lowestRole, may } from '#contract/dashboard/roles.ts'
import type { Deps } from '../deps.ts'
import { HttpError } from './errors.ts'
import { type Gate, identify, refuseForged } from './identify.ts'
import type { Metrics } from './metrics.ts'
import { readRequest } from './read-request.ts'
import type { Accepted, Person, Route } from './route.ts'

/** Nobody: the person of a public endpoint. It has no rights beyond it. */
const NOBODY: Person = { role: 'agent', user_id: null, name: '', token_id: null }

export interface Serving {
  deps: Pick<Deps, 'log'>
  gate: Gate
  metrics: Metrics
}

/** Adds the routes to the app, and answers 405 for another method on their paths. */
export function serveRoutes(app: Hono, routes: readonly Route[], serving: Serving): void {
  const methods = new Map<string, string[]>()
  for (const route of routes) {
    const path = route.endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    methods.set(path, [...(methods.get(path) ?? []), route.endpoint.method])
    app.on(route.endpoint.method, path, (context) => answer(context, route, serving))
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : [])].join(', ')
    app.all(path, (context) => refusal(context, new HttpError(405, undefined, { allow }), serving))
  }
}

async function answer(context: Context, route: Route, serving: Serving): Promise<Response> {
  const startedAt = performance.now()
  const reply = new Headers()
  const response = await work(context, route, serving, reply).catch((error: unknown) => refusal(context, error, serving, reply))
  serving.metrics.observe(route.endpoint.name, response.status, (performance.now() - startedAt) / 1000)
  return response
}

async function work(context: Context, route: Route, serving: Serving, reply: Headers): Promise<Response> {
  const { endpoint } = route
  const open = endpoint.right === 'public'
  const person = open ? NOBODY : await identify(context, serving.gate, reply)
  if (open) refuseForged(context)
  const parsed = await readRequest(context, endpoint)
  if (endpoint.right !== 'public' && !may(person.role, endpoint.right)) {
    throw new HttpError(403, `This action needs the role ${lowestRole(endpoint.right)}; you are signed in as ${person.role}.`)
  }
  const url = new URL(context.req.url)
  const accepted: Accepted<typeof endpoint> = {
    ...parsed,
    person,
    address: `${url.origin}${url.pathname}`,
    search: url.searchParams,
    idempotencyKey: context.req.header('idempotency-key'),
    client: clientOf(context),
    secure: url.protocol === 'https:',
    reply,
    signal: context.req.raw.signal,
  }
  return json(await route.handle(accepted), endpoint.status, reply)
}

/** An answer as the API gives it: never cached, and never mistaken for another origin's. */
function json(body: unknown, status: number, headers: Headers): Response {
  headers.set('content-type', 'application/json')
  headers.set('cache-control', 'no-cache, private')
  headers.append('vary', 'Origin')
  return new Response(JSON.stringify(body), { status, headers })
}

/** The error answer for whatever was thrown. What we did not throw on purpose is logged, and told without detail. */
export function refusal(context: Context, error: unknown, serving: Pick<Serving, 'deps'>, reply = new Headers()): Response {
  if (error instanceof HttpError) {
    for (const [name, value] of Object.entries(error.headers)) reply.set(name, value)
    return json(error.body, error.status, reply)
  }
  serving.deps.log.error({ err: error, method: context.req.method, path: context.req.path }, 'request failed')
  return json({ message: 'Something went wrong in the server. It was logged; try again.' }, 500, reply)
}

/** The address of the other end of the connection, where the app is behind a socket. */
function clientOf(context: Context): string {
  const incoming: unknown = context.env?.incoming
  if (typeof incoming !== 'object' || incoming === null || !('socket' in incoming)) return 'local'
  const socket: unknown = incoming.socket
  if (typeof socket !== 'object' || socket === null || !('remoteAddress' in socket)) return 'local'
  return typeof socket.remoteAddress === 'string' ? socket.remoteAddress : 'local'
}
