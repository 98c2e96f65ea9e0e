/** Which items of a long list are in sight, followed while the page scrolls. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'
import { type Range, rangeBetween } from './window.ts'

/** Items drawn beyond what is in sight, above and below: few, since every row costs time on a slow machine. */
const SPARE = 4

/** The range of items in sight. `tops` as of window.ts; `body` holds them, its top edge is where they begin. */
export function useWindow(body: RefObject<HTMLElement | null>, tops: readonly number[]): { range: Range; look: () => void } {
  const [range, setRange] = useState<Range>(() => rangeBetween(tops, 0, window.innerHeight * 0.8, 0))
  const look = useCallback(() => {
    const top = body.current?.getBoundingClientRect().top
    if (top === undefined) return
    const next = rangeBetween(tops, -top, window.innerHeight - top, SPARE)
    setRange((before) => (before.start === next.start && before.end === next.end ? before : next))
  }, [body, tops])

  useLayoutEffect(look, [look])
  useEffect(() => {
    // Captured at the document: whichever ancestor scrolls, the list hears of it.
    const how = { capture: true, passive: true } as const
    document.addEventListener('scroll', look, how)
    window.addEventListener('resize', look)
    return () => {
      document.removeEventListener('scroll', look, how)
      window.removeEventListener('resize', look)
    }
  }, [look])
  const end = Math.min(range.end, tops.length - 1)
  return { range: { start: Math.min(range.start, end), end }, look }
}

/** Width of an element in pixels: 0 in the first pass, measured before the first paint, then whenever it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = () => setWidth(Math.floor(current.clientWidth) || window.innerWidth)
    measure()
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return width
}
