/** A value that follows another a moment after its last change: for requests while somebody types. */
import { useEffect, useState } from 'react'

/** `value` as it was when it had not changed for `delay` milliseconds. */
export function useLate<Value>(value: Value, delay: number): Value {
  const [late, setLate] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLate(value), delay)
    return () => clearTimeout(timer)
  }, [value, delay])
  return late
}
