/** Starts the app in the page. */
import './app/theme/tokens.css'
import './app/theme/base.css'
import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { readFirstScreen } from './app/first-screen.ts'
import { createAppRouter } from './app/router.tsx'
import { startI18n } from './i18n/index.ts'

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) return
  await startI18n()
  const { router, queryClient } = createAppRouter()
  await readFirstScreen(queryClient, location)
  // As a transition: drawn in slices, so that a slow machine stays answerable meanwhile.
  startTransition(() => createRoot(root).render(<App router={router} queryClient={queryClient} />))
}

void start()

// The typeface is fetched once the screen stands: it is wanted, not waited for, and without it the system's stands in.
setTimeout(() => import('./app/theme/typeface.ts').catch(() => undefined), 1500)
