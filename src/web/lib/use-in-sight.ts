/** Whether an element has been seen. */
import { type RefObject, useEffect, useState } from 'react'

/** True from when the element first comes into sight; at once where the browser cannot say. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    const { current } = element
    if (seen || current === null) return
    const observer = new IntersectionObserver((entries) => setSeen(entries.some((entry) => entry.isIntersecting)))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, seen])
  return seen
}
