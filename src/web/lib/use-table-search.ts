/** The list query of the screen, read from the URL and written to it: the URL is the only state. */
import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { changeQuery, type Dropped, type ListQuery, type ListSchema, readSearch, writeSearch } from './table-search.ts'

export interface UsedTableSearch<S extends ListSchema> {
  query: ListQuery<S>
  /** Parameters of the URL that made no sense and were left out: the screen says so. */
  dropped: Dropped[]
  /** Changes parameters, back at the beginning of the list. `replace` leaves no step for Back: for text being typed. */
  change: (change: ListQuery<S>, how?: { replace?: boolean }) => void
  /** Sets the whole query; `{}` clears it. */
  set: (query: ListQuery<S>, how?: { replace?: boolean }) => void
}

/** The screen's query by the schema, which must be the same object at each render. */
export function useTableSearch<S extends ListSchema>(schema: S): UsedTableSearch<S> {
  const { search, pathname } = useLocation()
  const navigate = useNavigate()
  const read = useMemo(() => readSearch(schema, search), [schema, search])
  const set = useCallback(
    (query: ListQuery<S>, how: { replace?: boolean } = {}) => {
      navigate({ pathname, search: writeSearch(schema, query) }, { replace: how.replace ?? false, preventScrollReset: true })
    },
    [navigate, pathname, schema],
  )
  const change = useCallback(
    (part: ListQuery<S>, how?: { replace?: boolean }) => set(changeQuery(read.query, part), how),
    [read.query, set],
  )
  return { query: read.query, dropped: read.dropped, change, set }
}
