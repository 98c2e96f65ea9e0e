/** The row the keyboard is on: j and k from anywhere, arrows, Home and End within the table; kept on Back. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { recallPlace, rememberPlace } from './list-memory.ts'
import { scrollerOf, scrollIntoRoom } from './scrolling.ts'
import type { Item } from './window.ts'

interface Options<Row> {
  table: RefObject<HTMLTableElement | null>
  body: RefObject<HTMLTableSectionElement | null>
  items: readonly Item<Row>[]
  tops: readonly number[]
  /** Names this list and its entry in the history. */
  entry: string
  /** False while rows of another query still stand here. */
  settled: boolean
  look: () => void
}

/** Keys that move within the list, as a step or an end of it. */
const MOVES: Readonly<Record<string, number>> = {
  j: 1,
  k: -1,
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}
/** Where keys are somebody else's. A box has no use for them but Space. */
export const ELSEWHERE =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]'

export function useActiveRow<Row>({ table, body, items, tops, entry, settled, look }: Options<Row>) {
  const [active, setActive] = useState<string>()
  const wanted = useRef<string>(undefined)
  const at = active === undefined ? -1 : items.findIndex((item) => item.kind === 'row' && item.key === active)

  const activate = useCallback(
    (key: string) => {
      setActive(key)
      rememberPlace(entry, { active: key })
    },
    [entry],
  )

  const move = (by: number) => {
    const { current } = body
    if (current === null) return
    const next = at < 0 && Number.isFinite(by) ? firstInSight(items, tops, current, table.current?.tHead) : neighbour(items, at, by)
    const item = items[next]
    if (item === undefined) return
    scrollIntoRoom(current, table.current?.tHead ?? null, tops[next] ?? 0, tops[next + 1] ?? 0)
    look()
    wanted.current = item.key
    activate(item.key)
  }

  const latest = useRef(move)
  useLayoutEffect(() => {
    latest.current = move
    if (wanted.current === undefined) return
    const row = [...(body.current?.rows ?? [])].find((each) => each.dataset.key === wanted.current)
    wanted.current = undefined
    row?.querySelector('a')?.focus({ preventScroll: true })
  })

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const by = MOVES[event.key]
      if (by === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest(ELSEWHERE) || document.querySelector('[aria-modal="true"]')) return
      if (event.key.length > 1 && !body.current?.contains(target)) return
      event.preventDefault()
      latest.current(by)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [body])

  usePlace({ body, entry, settled, activate, look, wanted })
  return { active, at, activate }
}

/** The nearest row `by` steps away (or the first or last); an item that is no row is stepped over. */
function neighbour(items: readonly Item<unknown>[], at: number, by: number): number {
  const rows = (item: Item<unknown>) => item.kind === 'row'
  if (by === Number.NEGATIVE_INFINITY) return items.findIndex(rows)
  if (by === Number.POSITIVE_INFINITY) return items.findLastIndex(rows)
  for (let next = at + by; next >= 0 && next < items.length; next += by) if (items[next]?.kind === 'row') return next
  return at
}

/** Where j begins: the first row that stands whole below the headings. */
function firstInSight(items: readonly Item<unknown>[], tops: readonly number[], body: Element, head: Element | null | undefined): number {
  const heading = items[0]?.kind === 'group' ? (tops[1] ?? 0) : 0
  const covered = (head?.getBoundingClientRect().bottom ?? 0) - body.getBoundingClientRect().top + heading
  const rows = items.findIndex((item, at) => item.kind === 'row' && (tops[at] ?? 0) >= covered)
  return rows < 0 ? items.findIndex((item) => item.kind === 'row') : rows
}

interface PlaceOptions {
  body: RefObject<HTMLElement | null>
  entry: string
  settled: boolean
  activate: (key: string) => void
  look: () => void
  wanted: RefObject<string | undefined>
}

/** Puts scrolling and focus back where they were at this entry of the history, once its rows stand; remembers them from then on. */
function usePlace({ body, entry, settled, activate, look, wanted }: PlaceOptions): void {
  const restored = useRef<string>(undefined)
  useLayoutEffect(() => {
    const { current } = body
    if (!settled || current === null || restored.current === entry) return
    const first = restored.current === undefined
    restored.current = entry
    const place = recallPlace(entry)
    // A first visit is at the top already; asking the page where it stands would only hold up the rows.
    if (place !== undefined || !first) {
      scrollerOf(current).scrollTop = place?.top ?? 0
      look()
    }
    if (place?.active !== undefined) {
      if (place.opened) wanted.current = place.active
      activate(place.active)
    }
    rememberPlace(entry, { opened: false })
  }, [body, entry, settled, activate, look, wanted])

  // A layout effect: its end must come before another screen scrolls to its own top.
  useLayoutEffect(() => {
    const { current } = body
    if (!settled || current === null) return
    let scroller: Element | undefined
    const note = () => {
      scroller ??= scrollerOf(current)
      rememberPlace(entry, { top: scroller.scrollTop })
    }
    document.addEventListener('scroll', note, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', note, { capture: true })
  }, [body, entry, settled])
}
