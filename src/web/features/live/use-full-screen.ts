/** Shows an element on the whole screen, which stays awake meanwhile where the browser can do that. */
import { type RefObject, useCallback, useEffect, useState } from 'react'

export function useFullScreen(element: RefObject<HTMLElement | null>): { full: boolean; possible: boolean; toggle: () => void } {
  const [full, setFull] = useState(false)
  useEffect(() => {
    const changed = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [])
  useEffect(() => (full ? keepAwake() : undefined), [full])
  const toggle = useCallback(() => {
    // Refused where the browser does not want it: the screen stays as it is.
    if (document.fullscreenElement === null) element.current?.requestFullscreen().catch(() => undefined)
    else document.exitFullscreen().catch(() => undefined)
  }, [element])
  return { full, possible: document.fullscreenEnabled === true, toggle }
}

/** Keeps the screen on until what it returns is called; a lock ends whenever the page is out of sight, and is taken again. */
function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined
  let over = false
  const take = async () => {
    if (over || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    lock = await navigator.wakeLock.request('screen').catch(() => undefined)
    if (over) void lock?.release()
  }
  document.addEventListener('visibilitychange', take)
  void take()
  return () => {
    over = true
    document.removeEventListener('visibilitychange', take)
    void lock?.release()
  }
}
