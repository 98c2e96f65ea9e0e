import { lazy, Suspense, useCallback, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { withWords } from '#web/i18n/index.ts'
import { keyUnder, overlayParams, screenSearch } from '#web/lib/overlay.ts'
import { Catch } from '#web/ui/catch.tsx'
import { fetchNewTask } from '../parts.ts'
import { NotFetched } from './not-fetched.tsx'

const NewTask = lazy(async () => {
  const { NewTask } = await withWords(fetchNewTask())
  return { default: NewTask }
})

/** What the address says lies over the screen: the form of a new task, or nothing. */
export function OverScreen() {
  const location = useLocation()
  const close = useCloseOverlay()
  const params = overlayParams(location.search)
  if (params.get('new') !== 'task') return null
  return (
    <Catch fallback={<NotFetched close={close} />}>
      <Suspense>
        <NewTask params={params} close={close} />
      </Suspense>
    </Catch>
  )
}

/** Back to the screen below: by a step back where one came from there, so that Back afterwards does not open the form again. */
function useCloseOverlay(): () => void {
  const location = useLocation()
  const navigate = useNavigate()
  const closed = useRef<string>(undefined)
  return useCallback(() => {
    const { key, pathname, search, hash, state } = location
    // A step back takes a moment, in which somebody may ask for it again.
    if (closed.current === key) return
    closed.current = key
    if (keyUnder(state) !== undefined) void navigate(-1)
    else void navigate({ pathname, search: screenSearch(search), hash }, { replace: true, preventScrollReset: true })
  }, [location, navigate])
}
