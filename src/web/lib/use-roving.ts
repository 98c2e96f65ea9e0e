/** Many things to press that are one stop for Tab. */
import { type KeyboardEvent, type RefCallback, useRef, useState } from 'react'

/** Gives the properties of the thing at a place among those that share the stop. */
export type Roving<E extends Element = HTMLButtonElement> = (index: number) => {
  tabIndex: number
  onKeyDown(event: KeyboardEvent): void
  onFocus(): void
  ref: RefCallback<E>
}

type Focusable = Element & { focus(): void }

interface How {
  /** In a grid, up and down go from row to row. */
  columns?: number
  /** Places where nothing is are passed over. */
  has?: (index: number) => boolean
}

/** One stop for Tab, arrows from one to the next. */
export function useRoving<E extends Focusable = HTMLButtonElement>(count: number, { columns = 1, has = () => true }: How = {}): Roving<E> {
  const elements = useRef(new Map<number, E>())
  const [chosen, setCurrent] = useState(0)
  const current = chosen < count && has(chosen) ? chosen : firstOf(count, has)
  const go = (next: number) => {
    setCurrent(next)
    elements.current.get(next)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: columns, ArrowLeft: -1, ArrowUp: -columns }[event.key]
    if (step === undefined && event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    if (event.key === 'Home') return go(firstOf(count, has))
    if (event.key === 'End') return go(count - 1 - firstOf(count, (index) => has(count - 1 - index)))
    let next = current + (step ?? 0)
    while (next >= 0 && next < count && !has(next)) next += step ?? 0
    if (next >= 0 && next < count) go(next)
  }
  return (index: number) => ({
    tabIndex: index === current ? 0 : -1,
    onKeyDown,
    onFocus: () => setCurrent(index),
    ref: (element: E | null) => {
      if (element === null) elements.current.delete(index)
      else elements.current.set(index, element)
    },
  })
}

function firstOf(count: number, has: (index: number) => boolean): number {
  for (let index = 0; index < count; index++) if (has(index)) return index
  return 0
}
