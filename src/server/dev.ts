/** The server inside Vite's development server, which serves the browser's files itself. Loaded anew when a file of it changes. */
import { getRequestListener } from '@hono/node-server'
import { boot } from './boot.ts'
import { readConfig } from './config.ts'
import { say } from './say.ts'

/** A listener for Node's requests, and the end of everything behind it. */
export async function startDev() {
  const { app, endStreams, stop } = await boot(readConfig(process.env))
  say('The API is ready. Sign in with one click, or with a token: demo-supervisor, demo-agent, demo-admin.')
  return {
    listener: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    stop() {
      endStreams()
      return stop()
    },
  }
}
