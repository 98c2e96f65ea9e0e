/** Starts the server: reads the settings, listens, makes everything ready, says how to sign in, and stops cleanly. */
import { fileURLToPath } from 'node:url'
import { OtherAccountError } from './account/same-store.ts'
import { boot, type Running } from './boot.ts'
import { type Config, ConfigError, demoTokensAllowed, readConfig } from './config.ts'
import { DirectoryLockedError } from './db/lock.ts'
import { OtherDemoError } from './demo/seed.ts'
import { type Listening, listen, PortError } from './http/listen.ts'
import { preparing } from './http/preparing.ts'
import { loadStaticFiles } from './http/static-files.ts'
import { createLog } from './log.ts'
import { say, stopWith } from './say.ts'

/** Milliseconds in which requests under way may finish when the server stops; and in which everything must have stopped. */
const PATIENCE = { requests: 2_500, all: 4_500 }

async function start(config: Config): Promise<void> {
  let running: Running | undefined
  // The port first: that it is taken should be known before the demo was made.
  const listening = await listen({
    port: config.PORT,
    host: config.HOST,
    log: createLog(config.LOG_LEVEL),
    fetch: (request, env) => (running === undefined ? preparing(request) : running.app.fetch(request, env)),
  })
  const stopping = stopOnSignals(listening, () => running)
  const files = await loadStaticFiles(fileURLToPath(new URL('../web', import.meta.url)))
  running = await boot(config, files)
  if (!stopping()) greet(config, listening.port)
}

/** On SIGINT, SIGTERM and SIGHUP: no more requests, those under way finished, everything closed, exit 0. Says whether that has begun. */
function stopOnSignals(listening: Listening, running: () => Running | undefined): () => boolean {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), PATIENCE.all).unref()
    running()?.endStreams()
    await listening.stop(PATIENCE.requests)
    await running()?.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  return () => stopping
}

function greet(config: Config, port: number): void {
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST
  say(`Santral is ready: http://${host}:${port}`)
  if (demoTokensAllowed(config)) say('Sign in with one click there, or with a token: demo-supervisor, demo-agent, demo-admin.')
  else if (config.HIPCALL_API_URL !== undefined) say('Sign in there with a token of the Hipcall account.')
  else say('Sign in with a token: npm run token -- create --user 2 --role supervisor')
}

/** What the person who starts it can do something about is one line. Anything else is a fault, and wants its stack: undefined. */
function reasonOf(error: unknown): string | undefined {
  for (const known of [ConfigError, DirectoryLockedError, OtherAccountError, OtherDemoError, PortError])
    if (error instanceof known) return error.message
  const refusal = process.env.DATABASE_URL ? refusalOf(error) : undefined
  return refusal === undefined ? undefined : `The database at DATABASE_URL cannot be used: ${refusal}`
}

/** What the network or PostgreSQL said, somewhere down the causes: what comes from them has a code. */
function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? error.message || String(error.code) : refusalOf(error.cause)
}

try {
  await start(readConfig(process.env))
} catch (error) {
  const reason = reasonOf(error)
  if (reason === undefined) throw error
  stopWith(reason)
}
