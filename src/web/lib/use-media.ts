/** Whether a media query holds, followed while it changes. */
import { useCallback, useSyncExternalStore } from 'react'

/** True while the query holds, such as `(max-width: 639px)`; false where the browser cannot say. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = typeof window.matchMedia === 'function' ? window.matchMedia(query) : undefined
      list?.addEventListener('change', changed)
      return () => list?.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => typeof window.matchMedia === 'function' && window.matchMedia(query).matches)
}
