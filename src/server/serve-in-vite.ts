/** A plugin for Vite's development server: the API in the same process, started with it and started anew when its code changes. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRunnableDevEnvironment, type Plugin, type ViteDevServer } from 'vite'

interface Dev {
  listener(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void>
  stop(): Promise<void>
}

const SERVED = /^\/(api|recordings|healthz|readyz|metrics)(\/|\?|$)/
const OURS = /\/src\/(server|contract)\/.*(?<!\.test)\.(ts|sql)$/

export function serveInVite(): Plugin {
  return {
    name: 'serve-in-vite',
    // Vitest starts a Vite server too, and has its own databases.
    apply: (_, { command, isPreview }) => command === 'serve' && isPreview !== true && process.env.VITEST === undefined,
    configureServer(vite) {
      let current: Promise<Dev> | undefined
      const start = () => {
        current = load(vite)
        current.catch((error: unknown) => vite.config.logger.error(error instanceof Error ? String(error.stack) : String(error)))
      }
      // One after the other: the database lets nobody in before the last one has let go.
      const stop = async () => (await current?.catch(() => undefined))?.stop()
      let turn = Promise.resolve()
      const restart = () => {
        turn = turn.then(stop).then(start)
      }
      vite.httpServer?.once('listening', restart)
      vite.httpServer?.once('close', () => {
        turn = turn.then(stop)
      })
      vite.watcher.on('change', (file) => OURS.test(file) && restart())
      vite.middlewares.use((request, response, next) => {
        if (current === undefined || !SERVED.test(request.url ?? '')) return next()
        current.then(({ listener }) => listener(request, response)).catch(next)
      })
    },
  }
}

async function load(vite: ViteDevServer): Promise<Dev> {
  const environment = vite.environments.ssr
  if (!isRunnableDevEnvironment(environment)) throw new Error('Vite cannot run the server here.')
  const { startDev }: { startDev(): Promise<Dev> } = await environment.runner.import('/src/server/dev.ts')
  return startDev()
}
