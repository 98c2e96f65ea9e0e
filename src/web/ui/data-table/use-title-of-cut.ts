/** Text that is cut off is readable on hover. The row's link lies over its cells, so the cell is looked up under the pointer. */
import { type PointerEvent, useCallback, useEffect, useRef } from 'react'

/** Milliseconds the pointer rests. */
const WAIT = 150

/** A listener for the table: gives the link under the pointer the `data-title` or `title` of what lies under it, else its text where that is cut off. */
export function useTitleOfCut(): (event: PointerEvent) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(({ target, clientX, clientY }) => {
    clearTimeout(timer.current)
    if (!(target instanceof HTMLAnchorElement) || target.dataset.row === undefined) return
    timer.current = setTimeout(() => giveTitle(target, clientX, clientY), WAIT)
  }, [])
}

function giveTitle(link: HTMLAnchorElement, x: number, y: number): void {
  if (typeof document.elementsFromPoint !== 'function') return
  const under = document.elementsFromPoint(x, y)
  const cell = under.find((element) => element.tagName === 'TD')
  const inside = under.filter((element) => cell?.contains(element) && element !== link)
  const said = inside.map((element) => element.getAttribute('data-title') ?? element.getAttribute('title')).find((title) => title)
  const cut = inside.find((element) => element.scrollWidth > element.clientWidth)
  const text = said ?? cut?.textContent ?? ''
  if (link.title !== text) link.title = text
}
