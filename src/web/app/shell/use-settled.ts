import { useEffect, useState } from 'react'

/** Milliseconds after the first drawing: what the first screen needs comes before. */
const LATER = 2_500

/** True once the first screen stands: then what can wait is fetched. */
export function useSettled(): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), LATER)
    return () => clearTimeout(timer)
  }, [])
  return settled
}
