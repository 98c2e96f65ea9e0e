/** Starts the server: reads the settings, opens the database, fills the demo, listens, and stops cleanly. */
import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import { type Config, ConfigError, demoTokensAllowed, readConfig } from './config.ts'
import { DirectoryLockedError } from './db/lock.ts'
import { startLiveDemo } from './demo/live.ts'
import { loadStaticFiles } from './http/static-files.ts'
import { openDeps } from './open-deps.ts'
import { say, stopWith } from './say.ts'
import { seedWithProgress } from './seed-with-progress.ts'

/** Milliseconds in which requests under way may finish when the server stops. */
const PATIENCE = 4_000

async function start(config: Config): Promise<void> {
  const deps = await openDeps(config, systemClock)
  await seedWithProgress(config, deps)
  const files = await loadStaticFiles(new URL('../web', import.meta.url).pathname)
  const { app } = createApp({ ...deps, files })
  await deps.numberChanges.takeUp()
  const live = config.DEMO_LIVE ? startLiveDemo({ ...deps, seed: config.DEMO_SEED, callsPerDay: config.DEMO_CALLS_PER_DAY }) : undefined
  const server = serve({ fetch: app.fetch, port: config.PORT, hostname: config.HOST }, ({ port }) => greet(config, port))
  server.on('error', (error: NodeJS.ErrnoException) => {
    const told = error.code === 'EADDRINUSE' ? `Port ${config.PORT} is in use. Stop what uses it, or set PORT to another.` : error.message
    stopWith(told)
  })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), PATIENCE).unref()
    await live?.stop()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    })
    await deps.numberChanges.stop()
    await deps.db.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function greet(config: Config, port: number): void {
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST
  say(`Santral is ready: http://${host}:${port}`)
  if (demoTokensAllowed(config)) say('Sign in with one click there, or with a token: demo-supervisor, demo-agent, demo-admin.')
  else say('Sign in with a token: npm run token -- create --user 2 --role supervisor')
}

try {
  await start(readConfig(process.env))
} catch (error) {
  if (error instanceof ConfigError || error instanceof DirectoryLockedError) stopWith(error.message)
  else throw error
}
