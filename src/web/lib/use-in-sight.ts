/** Whether an element has come near what is seen of the page. */
import { type RefObject, useEffect, useState } from 'react'

/** How near, in pixels below and above what is seen. */
const NEAR = '200px'

/** True from when the element first comes near; at once where the browser cannot say. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    const { current } = element
    if (seen || current === null) return
    const observer = new IntersectionObserver((entries) => setSeen(entries.some((entry) => entry.isIntersecting)), { rootMargin: NEAR })
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, seen])
  return seen
}
