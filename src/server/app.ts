/** The whole server as a function from a request to an answer. It has no port: main.ts listens, tests call `app.request()`. */
import { sql } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import { describeApi, type OpenApi } from '#contract/openapi.ts'
import type { HipcallTokens } from './account/hipcall-tokens.ts'
import type { Deps } from './deps.ts'
import { createExportRegistry } from './exports/registry.ts'
import { exportRoutes } from './exports/routes.ts'
import { serveExports } from './exports/serve.ts'
import { originOf } from './http/address.ts'
import { jsonAnswer, textAnswer } from './http/answer.ts'
import { API_DOCS_HEADERS, apiDocs } from './http/api-docs.ts'
import { createChosenUsers } from './http/chosen-user.ts'
import { HttpError } from './http/errors.ts'
import { createMetrics, type Metrics } from './http/metrics.ts'
import { type Player, playRecording } from './http/play.ts'
import { createRateLimit } from './http/rate-limit.ts'
import type { Route } from './http/route.ts'
import { refusal, serveRoutes } from './http/serve.ts'
import { createSessions } from './http/session-cookie.ts'
import { type StaticFiles, serveStatic } from './http/static-files.ts'
import { createTokens } from './http/tokens.ts'
import { serveEvents } from './live/stream.ts'
import { resourceRoutes } from './resources/routes.ts'
import { sessionRoutes } from './resources/session/routes.ts'

export interface AppDeps extends Deps {
  /** The sound of a call; null where it has none of this kind. */
  soundOf: Player['soundOf']
  /** Sounds of an account behind this server; null where there is none. */
  relaySound: Player['relaySound']
  /** At least 32 characters; seals sessions. */
  sessionSecret: string
  /** Requests a minute a bearer token. */
  rateLimit: number
  /** Whether the demo's own tokens are valid, and the sign-in page offers them. */
  demoTokens: boolean
  /** Where Hipcall's tokens are a way in. */
  hipcallTokens?: HipcallTokens
  /** The browser's files; undefined where something else serves them. */
  files?: StaticFiles
}

/** Builds the app. `routes` are what it serves under /api. */
export function createApp(deps: AppDeps): { app: Hono; routes: readonly Route[] } {
  const tokens = createTokens(deps.db, deps.clock, deps.demoTokens, deps.hipcallTokens)
  const sessions = createSessions(deps.sessionSecret, deps.clock)
  const chosen = createChosenUsers(deps.db, deps.clock)
  const gate = { tokens, sessions, chosen, limit: createRateLimit(deps.rateLimit, deps.clock) }
  const metrics = createMetrics()
  const exports = createExportRegistry(deps.clock.now)
  const routes = [
    ...sessionRoutes({ ...deps, tokens, sessions, chosen, demoSignIn: deps.demoTokens }),
    ...resourceRoutes(deps),
    ...exportRoutes(exports),
  ]
  const { log } = deps
  const app = new Hono({ strict: false })
  app.onError((error, context) => refusal(context, error, log))
  app.notFound((context) => refusal(context, new HttpError(404), log))
  serveRoutes(app, routes, { gate, metrics, log })
  serveEvents(app, deps, gate)
  serveExports(app, deps, exports, gate)
  serveDescription(app)
  serveHealth(app, deps, metrics)
  app.get('/recordings/:kind/:file', (context) => playRecording(context, deps))
  app.all('/api/*', (context) => refusal(context, new HttpError(404), log))
  if (deps.files !== undefined) app.get('*', serveStatic(deps.files))
  return { app, routes }
}

function serveDescription(app: Hono): void {
  let described: OpenApi | undefined
  const describe = (context: Context) => {
    described ??= describeApi()
    return { ...described, servers: [{ url: originOf(context) }] }
  }
  app.get('/api/openapi.json', (context) => jsonAnswer(context, describe(context), 200))
  app.get('/api/docs', async (context) => textAnswer(context, String(await apiDocs(describe(context))), 200, new Headers(API_DOCS_HEADERS)))
}

function serveHealth(app: Hono, deps: Deps, metrics: Metrics): void {
  app.get('/healthz', (context) => jsonAnswer(context, { status: 'ok' }, 200))
  app.get('/readyz', async (context) => {
    const ready = await deps.db.rows(sql`select 1`).then(
      () => true,
      () => false,
    )
    return jsonAnswer(context, { status: ready ? 'ready' : 'the database does not answer' }, ready ? 200 : 503)
  })
  app.get('/metrics', async (context) => {
    const { body, type } = await metrics.text()
    return context.text(body, 200, { 'content-type': type })
  })
}
