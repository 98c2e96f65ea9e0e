/** Starts the app in the page. */
import './app/theme/tokens.css'
import './app/theme/base.css'
import { startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { firstScreen, queryClient, whenSignedOut, words } from './app/begin.ts'
import { openHistory, toSignIn } from './app/router.tsx'

/** Milliseconds the first drawing waits for what it shows; afterwards the screen says that it is loading. */
const PATIENCE = 100

async function start(): Promise<void> {
  const root = document.getElementById('root')
  if (root === null) return
  await words
  const history = openHistory()
  whenSignedOut(() => toSignIn(history))
  await Promise.race([firstScreen, new Promise((over) => setTimeout(over, PATIENCE))])
  // As a transition: drawn in slices, so that a slow machine stays answerable meanwhile.
  startTransition(() => createRoot(root).render(<App history={history} queryClient={queryClient} />))
}

void start()

// The typeface is fetched once the screen stands: it is wanted, not waited for, and without it the system's stands in.
setTimeout(() => import('./app/theme/typeface.ts').catch(() => undefined), 1500)
