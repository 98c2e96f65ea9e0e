/** Choosing rows: by their boxes, with Shift a range; Space on a row, x from anywhere, with Shift from where it began to here. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { ELSEWHERE } from './use-active-row.ts'
import type { Selection } from './use-selection.ts'
import type { Item } from './window.ts'

interface Options<Row> {
  body: RefObject<HTMLTableSectionElement | null>
  items: readonly Item<Row>[]
  active: string | undefined
  activate: (key: string) => void
  selection: Selection<Row> | undefined
}

/** Takes the row of this key in or out; `range`: with all between it and the one before. The same function at each render. */
export type Choose = (key: string, range: boolean) => void

export function useChoosing<Row>({ body, items, active, activate, selection }: Options<Row>): Choose {
  const anchor = useRef<string>(undefined)
  const act = (key: string, range: boolean) => {
    if (selection === undefined) return
    activate(key)
    const begun = range ? anchor.current : undefined
    if (begun === undefined) {
      const [only] = between(items, key, key)
      if (only === undefined || selection.able?.(only.row) === false) return
      anchor.current = key
      return selection.change([key], !selection.chosen.has(key))
    }
    const keys = between(items, begun, key).filter(({ row }) => selection.able?.(row) !== false)
    selection.change(
      keys.map((item) => item.key),
      selection.chosen.has(begun),
    )
  }
  const latest = useRef({ act, active })
  useLayoutEffect(() => {
    latest.current = { act, active }
  })
  const on = selection !== undefined
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent) => {
      const { act, active } = latest.current
      if (active === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (!isWanted(event, body.current)) return
      event.preventDefault()
      act(active, event.shiftKey)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [body, on])
  return useCallback((key, range) => latest.current.act(key, range), [])
}

/** Space counts on the link of a row only: elsewhere it is the browser's. */
function isWanted({ key, target }: KeyboardEvent, body: Element | null): boolean {
  const element = target instanceof Element ? target : null
  if (element?.closest(ELSEWHERE) || document.querySelector('dialog[open]')) return false
  if (key === ' ') return element instanceof HTMLAnchorElement && element.dataset.row !== undefined && body?.contains(element) === true
  return key.toLowerCase() === 'x'
}

type RowItem<Row> = Extract<Item<Row>, { kind: 'row' }>

/** The rows from one key to the other, whichever comes first; nothing where one of them is not there any more. */
function between<Row>(items: readonly Item<Row>[], one: string, other: string): RowItem<Row>[] {
  const at = [items.findIndex(({ key }) => key === one), items.findIndex(({ key }) => key === other)]
  const from = Math.min(...at)
  if (from < 0) return []
  return items.slice(from, Math.max(...at) + 1).filter((item): item is RowItem<Row> => item.kind === 'row')
}
