/** Text that is cut off is readable on hover. The row's link lies over its cells, so the cell is looked up under the pointer. */
import type { PointerEvent } from 'react'

const WAIT = 150
let timer: ReturnType<typeof setTimeout> | undefined

/** A listener for the table: gives the link under the pointer the `data-title` or `title` of what lies under it, else its text where that is cut off. */
export function titleOfCut(event: PointerEvent): void {
  const { target, clientX, clientY } = event
  clearTimeout(timer)
  if (!(target instanceof HTMLAnchorElement) || target.dataset.row === undefined) return
  timer = setTimeout(() => {
    if (typeof document.elementsFromPoint !== 'function') return
    const under = document.elementsFromPoint(clientX, clientY)
    const cell = under.find((element) => element.tagName === 'TD')
    const inside = under.filter((element) => cell?.contains(element) && element !== target)
    const said = inside.map((element) => element.getAttribute('data-title') ?? element.getAttribute('title')).find((title) => title)
    const cut = inside.find((element) => element.scrollWidth > element.clientWidth)
    const text = said ?? cut?.textContent ?? ''
    if (target.title !== text) target.title = text
  }, WAIT)
}
