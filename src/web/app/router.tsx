/**
 * React Router over the history of the page, without its loaders and actions: what a screen shows is read by React Query, and they would be
 * a tenth of all that is fetched before the first row.
 */
import { createContext, type ReactNode, use, useLayoutEffect, useMemo, useState, useTransition } from 'react'
import { type Navigator, Router, UNSAFE_createBrowserHistory, type UNSAFE_createMemoryHistory } from 'react-router-dom'
import { paths } from './paths.ts'
import { ScrollPlaces } from './scroll-places.ts'

/** Where in the app the person is, and was: the browser's own, or in memory. It tells of each step. */
export type PageHistory = ReturnType<typeof UNSAFE_createBrowserHistory | typeof UNSAFE_createMemoryHistory>

/** The history of the browser. */
export const openHistory = (): PageHistory => UNSAFE_createBrowserHistory({ v5Compat: true })

const Under = createContext(false)

/** True while the next screen is on its way, and the one before it stands. */
export const useIsUnderWay = () => use(Under)

/** Draws `children` where the history is; a screen that is still to be fetched leaves the one before it standing. */
export function AppRouter({ history, children }: { history: PageHistory; children: ReactNode }) {
  const [at, setAt] = useState({ action: history.action, location: history.location })
  const [underWay, startTransition] = useTransition()
  const [places] = useState(() => new ScrollPlaces())
  const navigator = useMemo(() => navigatorOf(history, places), [history, places])
  useLayoutEffect(() => {
    const leaving = () => places.keep()
    window.addEventListener('pagehide', leaving)
    const stop = history.listen(({ action, location }) => {
      places.leave()
      startTransition(() => setAt({ action, location }))
    })
    return () => {
      window.removeEventListener('pagehide', leaving)
      stop()
    }
  }, [history, places])
  useLayoutEffect(() => places.arrive(at.location, at.action), [at, places])
  return (
    <Under value={underWay}>
      <Router location={at.location} navigationType={at.action} navigator={navigator}>
        {children}
      </Router>
    </Under>
  )
}

/** The history, as links and `navigate` use it. */
function navigatorOf(history: PageHistory, places: ScrollPlaces): Navigator {
  const { createHref, encodeLocation, go, push, replace } = history
  const step =
    (take: PageHistory['push']): Navigator['push'] =>
    (to, state, { preventScrollReset = false } = {}) => {
      places.stays = preventScrollReset
      take(to, state)
    }
  return { createHref, encodeLocation, go, push: step(push), replace: step(replace) }
}

/** Leads a person whose session is dead to the sign-in page, and back here afterwards. */
export function toSignIn(history: PageHistory): void {
  // Where one is going, if one is on the way.
  const { pathname, search } = history.location
  if (pathname !== paths.signIn()) history.replace(paths.signIn(`${pathname}${search}`))
}
