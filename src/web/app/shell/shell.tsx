import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router-dom'
import { NEW_TASK_KEY, useNewTask } from '#web/entities/new-task-link.tsx'
import { withWords } from '#web/i18n/index.ts'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { Catch } from '#web/ui/catch.tsx'
import { ListViews } from '#web/ui/list/list-tools.tsx'
import { ToastArea } from '#web/ui/toast/toast-area.tsx'
import { fetchAhead, fetchPalette, fetchShortcuts, fetchViews } from '../parts.ts'
import { useIsUnderWay } from '../router.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { NotFetched } from './not-fetched.tsx'
import { OverScreen } from './over-screen.tsx'
import { Rail } from './rail.tsx'
import { ScreenOutlet } from './screen-outlet.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'
import { useEvents } from './use-events.ts'

/** What tells that somebody is there and may want more than the first screen. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const
/** Milliseconds from there until it is fetched: what the first sign asks for itself comes before. */
const A_MOMENT = 500

const Palette = lazy(async () => {
  const { Palette } = await withWords(fetchPalette())
  return { default: Palette }
})
const VIEWS = { Panel: lazy(async () => ({ default: (await fetchViews()).ViewsPanel })), prepare: fetchViews }
const Shortcuts = lazy(async () => ({ default: (await fetchShortcuts()).ShortcutsDialog }))

/** What stands around every screen: navigation, top bar, search for anything, messages. */
export function Shell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'palette' | 'shortcuts'>()
  const close = useCallback(() => setOpen(undefined), [])
  const openPalette = useCallback(() => setOpen('palette'), [])
  const openShortcuts = useCallback(() => setOpen('shortcuts'), [])
  useShortcut('k', openPalette, { command: true })
  useShortcut('?', openShortcuts)
  useShortcut(NEW_TASK_KEY, useNewTask().open, { last: true })
  useFetchedAhead()
  useEvents()
  const main = useFocusOnNavigation()
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <Rail />
      <div className={styles.body}>
        <TopBar openPalette={openPalette} openShortcuts={openShortcuts} />
        <Progress />
        <ConnectionBanner />
        <main ref={main} id="main" className={styles.main} tabIndex={-1}>
          <ListViews value={VIEWS}>
            <ScreenOutlet />
          </ListViews>
        </main>
      </div>
      <OverScreen />
      <ToastArea />
      {open !== undefined && (
        <Catch key={open} fallback={<NotFetched close={close} />}>
          <Suspense>{open === 'palette' ? <Palette close={close} openShortcuts={openShortcuts} /> : <Shortcuts close={close} />}</Suspense>
        </Catch>
      )}
    </div>
  )
}

/** The next screen is on its way. */
function Progress() {
  return useIsUnderWay() && <div className={styles.progress} />
}

/** Fetches what a key or a click may ask for at the first sign of somebody: nobody's line is used for a page that nobody looks at. */
function useFetchedAhead() {
  useEffect(() => {
    const listening = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const noticed = () => {
      listening.abort()
      timer = setTimeout(fetchAhead, A_MOMENT)
    }
    for (const sign of SIGNS) window.addEventListener(sign, noticed, { signal: listening.signal, passive: true })
    return () => {
      listening.abort()
      clearTimeout(timer)
    }
  }, [])
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
