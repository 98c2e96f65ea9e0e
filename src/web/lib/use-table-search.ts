/** The list query of the screen, read from the URL and written to it: the URL is the only state. */
import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { stateOfOverlay, withOverlay } from './overlay.ts'
import { changeQuery, type Dropped, type ListQuery, type ListSchema, readSearch, writeSearch } from './table-search.ts'

export interface UsedTableSearch<S extends ListSchema> {
  query: ListQuery<S>
  /** The query as text, written as everywhere: `?direction=inbound`, or nothing. */
  search: string
  /** Parameters of the URL that made no sense and were left out: the screen says so. */
  dropped: Dropped[]
  /** The parameter that was changed last, by its name; kept in the history's entry. */
  lastChanged: string | undefined
  /** Changes parameters, back at the beginning of the list. `replace` leaves no step for Back: for text being typed. */
  change: (change: ListQuery<S>, how?: { replace?: boolean }) => void
  /** Removes all parameters. */
  clear: () => void
}

/** The screen's query by the schema, which must be the same object at each render. */
export function useTableSearch<S extends ListSchema>(schema: S): UsedTableSearch<S> {
  const { search, pathname, state } = useLocation()
  const navigate = useNavigate()
  const read = useMemo(() => readSearch(schema, search), [schema, search])
  const change = useCallback(
    (part: ListQuery<S>, how: { replace?: boolean } = {}) => {
      const [changed] = Object.keys(part)
      const to = { pathname, search: withOverlay(writeSearch(schema, changeQuery(read.query, part)), search) }
      navigate(to, { replace: how.replace ?? false, preventScrollReset: true, state: { ...stateOfOverlay(state), changed } })
    },
    [navigate, pathname, schema, read.query, search, state],
  )
  const clear = useCallback(() => navigate({ pathname }, { preventScrollReset: true }), [navigate, pathname])
  return { ...read, search: writeSearch(schema, read.query), lastChanged: changedIn(state), change, clear }
}

function changedIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('changed' in state)) return undefined
  return typeof state.changed === 'string' ? state.changed : undefined
}
