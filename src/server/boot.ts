/** From settings to an app that answers: opens the database, fills the demo, starts what works in the background. */
import type { Hono } from 'hono'
import { ensureSameStore } from './account/same-store.ts'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { startLiveDemo } from './demo/live.ts'
import type { StaticFiles } from './http/static-files.ts'
import { readColumns } from './insights/columns.ts'
import { rebuildMissing } from './insights/rebuild.ts'
import { emitterOf } from './live/live.ts'
import { openDeps } from './open-deps.ts'
import { ensureCases } from './resources/callbacks/rebuild.ts'
import { seedWithProgress } from './seed-with-progress.ts'

export interface Running {
  app: Hono
  /** Ends the answers that would not end by themselves. */
  endStreams(): void
  /** Ends the background work and closes the database. No request may be under way. */
  stop(): Promise<void>
}

/** `files` are the browser's, where this server serves them. Throws a DirectoryLockedError where another process has DATA_DIR. */
export async function boot(config: Config, files?: StaticFiles): Promise<Running> {
  const deps = await openDeps(config, systemClock)
  try {
    await ensureSameStore(deps.db, config.HIPCALL_API_URL ?? null)
    if (deps.kind === 'demo') await seedWithProgress(config, deps)
    await rebuildMissing(deps.db)
    await ensureCases(deps.db, config.CALLBACK_TALK_SECONDS)
    // Nobody waits for this, and what fails is told to whoever asks for figures.
    readColumns(deps.db, deps.zone).catch(() => undefined)
    const { app } = createApp(files === undefined ? deps : { ...deps, files })
    await deps.numberChanges.takeUp()
    const live =
      deps.kind === 'demo' && config.DEMO_LIVE
        ? startLiveDemo({ ...deps, seed: config.DEMO_SEED, callsPerDay: config.DEMO_CALLS_PER_DAY })
        : undefined
    const mirror = deps.mirror?.()
    return {
      app,
      endStreams: () => emitterOf(deps.db).close(),
      async stop() {
        await live?.stop()
        await mirror?.stop()
        await deps.numberChanges.stop()
        await deps.db.close()
      },
    }
  } catch (error) {
    await deps.db.close()
    throw error
  }
}
