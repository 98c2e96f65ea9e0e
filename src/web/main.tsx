/** Starts the app in the page. */
import './app/theme/tokens.css'
import './app/theme/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { createAppRouter } from './app/router.tsx'
import { startI18n } from './i18n/index.ts'

const root = document.getElementById('root')
await startI18n()
if (root !== null) createRoot(root).render(<App {...createAppRouter()} />)

// The typeface is fetched once the screen stands: it is wanted, not waited for.
setTimeout(() => void import('./app/theme/typeface.ts'), 1500)
