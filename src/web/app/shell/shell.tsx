import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router-dom'
import { loadAllWords } from '#web/i18n/index.ts'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { ToastArea } from '#web/ui/toast/toast-area.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { Rail } from './rail.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'

const Palette = lazy(async () => {
  const [{ Palette }] = await Promise.all([import('../palette/palette.tsx'), loadAllWords()])
  return { default: Palette }
})
const Shortcuts = lazy(() => import('./shortcuts-dialog.tsx').then(({ ShortcutsDialog }) => ({ default: ShortcutsDialog })))

/** What stands around every screen: navigation, top bar, search for anything, messages. */
export function Shell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'palette' | 'shortcuts'>()
  const close = useCallback(() => setOpen(undefined), [])
  const openPalette = useCallback(() => setOpen('palette'), [])
  const openShortcuts = useCallback(() => setOpen('shortcuts'), [])
  useShortcut('k', openPalette, { command: true })
  useShortcut('?', openShortcuts)
  const main = useFocusOnNavigation()
  const loading = useNavigation().state !== 'idle'
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <Rail />
      <div className={styles.body}>
        <TopBar openPalette={openPalette} openShortcuts={openShortcuts} />
        {loading && <div className={styles.progress} />}
        <ConnectionBanner />
        <main ref={main} id="main" className={styles.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <ToastArea />
      <Suspense>
        {open === 'palette' && <Palette close={close} openShortcuts={openShortcuts} />}
        {open === 'shortcuts' && <Shortcuts close={close} />}
      </Suspense>
      <ScrollRestoration />
    </div>
  )
}

/** On another page the focus is where its content begins, so that Tab and a screen reader go on from there. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    // A list that remembers its row takes the focus itself.
    if (document.activeElement === document.body || document.activeElement === null) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
