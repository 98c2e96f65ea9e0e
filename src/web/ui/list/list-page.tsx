import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router-dom'
import type { ListSchema } from '#web/lib/table-search.ts'
import type { UsedTableSearch } from '#web/lib/use-table-search.ts'
import { DataTable, type DataTableProps } from '../data-table/data-table.tsx'
import { Failure } from '../failure.tsx'
import type { Option } from '../panel/option-list.tsx'
import { DroppedNotice } from './dropped-notice.tsx'
import type { Chip } from './filter-chips.tsx'
import styles from './list.module.css'
import { ListEmpty } from './list-empty.tsx'
import { ListEnd } from './list-end.tsx'
import { ListFilterBar } from './list-filter-bar.tsx'
import { ListHeader } from './list-header.tsx'
import { ListTools } from './list-tools.tsx'

/** A filter with a button of its own. `chosen` and what `choose` gets are values of `options`; an empty list takes the filter away. */
export interface ListFilter {
  /** Its parameter in the URL. */
  name: string
  label: string
  options: readonly Option<string | number>[]
  chosen: readonly (string | number)[]
  choose: (values: (string | number)[]) => void
  /** One value at a time. */
  single?: boolean
  /** With a field to search the options, for lists that do not fit at a glance. */
  searched?: boolean
  /** Without a button: links set it, here it is only seen and taken away. */
  chipOnly?: boolean
}

/** A button that sets a filter to what is most often wanted, and takes it away again. */
export interface QuickFilter {
  /** The filter it sets: needs no chip while this is on. */
  name: string
  label: string
  on: boolean
  toggle: () => void
}

/** What a list says of itself, in the words of its resource. */
export interface ListWords {
  title: string
  /** `28 users` */
  count: (total: number) => string
  nothing: string
  nothingHint: string
  noMatch: string
  failed: string
  loadingMore: string
  end: (total: number) => string
  moreFailed: string
}

/** A list as `useList` gives it. */
export interface PagedRows<Row> {
  rows: readonly Row[]
  total: number | undefined
  state: 'loading' | 'refreshing' | 'ready'
  error: Error | null
  retry: () => void
  retrying: boolean
  end: 'more' | 'loading' | 'failed' | 'end'
  more: () => void
  retryMore: () => void
  staleSince: number | undefined
}

type TableOptions<Row> = Omit<DataTableProps<Row>, 'rows' | 'label' | 'state' | 'total' | 'onEnd' | 'loadingMore'>

interface ListPageProps<Row, S extends ListSchema> extends TableOptions<Row> {
  words: ListWords
  search: UsedTableSearch<S>
  list: PagedRows<Row>
  /** Free text, under `q` in the URL; absent: the list has no search. */
  find?: { label: string; placeholder: string; value: string; commit: (text: string) => void }
  filters?: readonly ListFilter[]
  quick?: readonly QuickFilter[]
  /** `14:02:10`, from milliseconds since 1970. */
  time: (instant: number) => string
  /** Buttons in the header. */
  actions?: ReactNode
  /** Between filters and table. */
  children?: ReactNode
}

/** A list of any resource: heading with count, search, filters as chips, table without end, and what stands there when there are no rows. */
export function ListPage<Row, S extends ListSchema>(props: ListPageProps<Row, S>) {
  const { words, search, list, find, filters = [], quick = [], time, actions, children, ...table } = props
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const chips = useChips(find, filters)
  const last = chips.find((chip) => chip.name === search.lastChanged) ?? chips.at(-1)
  const clear = useCallback(() => search.clear(), [search])
  const note =
    list.staleSince !== undefined
      ? t('list.stale', { time: time(list.staleSince) })
      : list.state === 'refreshing'
        ? t('list.refreshing')
        : undefined
  const failed = list.error !== null && list.rows.length === 0
  const empty = list.state === 'ready' && list.rows.length === 0
  return (
    <div className={styles.page}>
      <title>{`${words.title} · ${t('app.name')}`}</title>
      <ListHeader title={words.title} count={failed ? null : list.total === undefined ? undefined : words.count(list.total)} note={note}>
        {actions}
        <ListTools pathname={pathname} search={search.search} fixed={find === undefined && filters.length === 0} />
      </ListHeader>
      <ListFilterBar find={find} filters={filters} quick={quick} chips={chips} clear={clear} />
      <DroppedNotice dropped={search.dropped} />
      {children}
      {failed ? (
        <Failure title={words.failed} error={list.error} retry={list.retry} retrying={list.retrying} />
      ) : empty ? (
        <ListEmpty {...words} chips={chips} last={last} clear={clear} />
      ) : (
        <>
          <DataTable
            {...table}
            label={words.title}
            rows={list.rows}
            state={list.state}
            total={list.total}
            onEnd={list.more}
            loadingMore={list.end === 'loading'}
          />
          {list.state === 'ready' && (
            <ListEnd words={{ ...words, end: words.end(list.rows.length) }} state={list.end} retry={list.retryMore} />
          )}
        </>
      )}
    </div>
  )
}

/** Values said in full on a chip; the rest is a number. */
const NAMED = 2

function useChips(find: ListPageProps<never, ListSchema>['find'], filters: readonly ListFilter[]): Chip[] {
  const { t } = useTranslation()
  const set = filters
    .filter(({ chosen }) => chosen.length > 0)
    .map(({ name, options, chosen, choose }) => {
      const texts = chosen.map((value) => options.find((option) => option.value === value)?.text ?? String(value))
      const names = texts.slice(0, NAMED).join(', ')
      const text = texts.length > NAMED ? t('list.andMore', { names, count: texts.length - NAMED }) : names
      return { name, text, remove: () => choose([]) }
    })
  if (find === undefined || find.value === '') return set
  return [{ name: 'q', text: t('list.found.text', { text: find.value }), remove: () => find.commit('') }, ...set]
}
