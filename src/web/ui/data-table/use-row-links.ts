/** The links of all rows, with one listener on the table: a plain click stays in the page, every other is the browser's. */
import { type MouseEvent, type PointerEvent, useCallback, useMemo, useState } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { stateFromList } from '#web/lib/way-back.ts'
import { rememberPlace } from './list-memory.ts'

/** Listeners for the table, and the key of the row under the mouse. `entry` as of list-memory.ts. */
export function useRowLinks(entry: string, activate: (key: string) => void) {
  const navigate = useNavigate()
  const location = useLocation()
  const [hovered, setHovered] = useState<string>()
  const onClick = useCallback(
    (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const key = link?.closest('tr')?.dataset.key
      const href = link?.getAttribute('href')
      if (key === undefined || !href || link?.dataset.row === undefined) return
      activate(key)
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      rememberPlace(entry, { opened: true })
      navigate(href, { state: stateFromList(location) })
    },
    [activate, entry, location, navigate],
  )
  const pointer = useMemo(
    () => ({
      onPointerOver: (event: PointerEvent) => {
        if (event.pointerType === 'mouse' && event.target instanceof Element) setHovered(event.target.closest('tr')?.dataset.key)
      },
      onPointerLeave: () => setHovered(undefined),
    }),
    [],
  )
  return { onClick, pointer, hovered }
}
