/** The element that scrolls around another, and bringing a part of a long list into view. */

/** The nearest ancestor that scrolls, else the page itself. */
export function scrollerOf(element: Element): Element {
  for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at)
    if (overflowY === 'auto' || overflowY === 'scroll') return at
  }
  return document.scrollingElement ?? document.documentElement
}

/** Scrolls no more than needed for `from`–`to` (pixels from the top of the body) to stand below `head` and above the lower edge. */
export function scrollIntoRoom(body: Element, head: Element | null, from: number, to: number): void {
  const scroller = scrollerOf(body)
  const top = body.getBoundingClientRect().top
  const upper = Math.max(0, head?.getBoundingClientRect().bottom ?? 0)
  const style = getComputedStyle(body)
  const lower = window.innerHeight - (Number.parseFloat(style.scrollMarginBottom) || 0)
  if (top + from < upper + (Number.parseFloat(style.scrollMarginTop) || 0)) {
    scroller.scrollTop += top + from - upper - (Number.parseFloat(style.scrollMarginTop) || 0)
  } else if (top + to > lower) scroller.scrollTop += top + to - lower
}
