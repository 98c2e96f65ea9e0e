import { type KeyboardEvent, type RefCallback, useRef, useState } from 'react'

/** Gives the properties of the button at a place among those that share one stop for Tab. */
export type Roving = (index: number) => {
  tabIndex: number
  onKeyDown(event: KeyboardEvent): void
  onFocus(): void
  ref: RefCallback<HTMLButtonElement>
}

/** One stop for Tab, arrows from bar to bar in the order of the call. */
export function useRoving(count: number): Roving {
  const elements = useRef(new Map<number, HTMLButtonElement>())
  const [current, setCurrent] = useState(0)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -count, End: count }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(Math.max(current + step, 0), count - 1)
    setCurrent(next)
    elements.current.get(next)?.focus()
  }
  return (index: number) => ({
    tabIndex: index === current ? 0 : -1,
    onKeyDown,
    onFocus: () => setCurrent(index),
    ref: (element: HTMLButtonElement | null) => {
      if (element === null) elements.current.delete(index)
      else elements.current.set(index, element)
    },
  })
}
