/** Which items of a long list are in sight, followed while the page scrolls. */
import { type RefObject, startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Range, rangeBetween } from './window.ts'

/** Items drawn beyond what is in sight, above and below: few, since every row costs time on a slow machine. */
const SPARE = 4

/** Items drawn at first; the rest of what is in sight follows once these are painted. */
const FIRST = 8

/** The range of items in sight. `tops` as of window.ts; `body` holds them, its top edge is where they begin. */
export function useWindow(body: RefObject<HTMLElement | null>, tops: readonly number[]): { range: Range; look: () => void } {
  const [range, setRange] = useState<Range>({ start: 0, end: FIRST })
  const filled = useRef(false)
  const look = useCallback(() => {
    const top = body.current?.getBoundingClientRect().top
    if (top === undefined) return
    const next = rangeBetween(tops, -top, window.innerHeight - top, SPARE)
    setRange((before) => (before.start === next.start && before.end === next.end ? before : next))
  }, [body, tops])

  useLayoutEffect(() => {
    if (tops.length <= 1) return
    if (filled.current) return look()
    filled.current = true
    let timer: ReturnType<typeof setTimeout>
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(look))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [tops, look])
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

/** Widths found before, by the window's: the next list begins with what the last one had. */
const widths = new Map<number, number>()

/** Width of an element in pixels: 0 until it is known, then measured before each paint in which it may have changed. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(() => widths.get(window.innerWidth) ?? 0)
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = () => {
      const measured = Math.floor(current.clientWidth) || window.innerWidth
      widths.set(window.innerWidth, measured)
      return measured
    }
    // The first list of all is drawn in slices, so that a slow machine stays answerable meanwhile.
    if (widths.has(window.innerWidth)) setWidth(measure())
    else startTransition(() => setWidth(measure()))
    if (typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => setWidth(measure()))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return width
}
