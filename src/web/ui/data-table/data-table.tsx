import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useLocation } from 'react-router-dom'
import { screenKey } from '#web/lib/overlay.ts'
import { useMedia } from '#web/lib/use-media.ts'
import { ChooseLoaded } from './choose-box.tsx'
import { arrangeColumns, type DataColumn, fitColumns, type Sort } from './columns.ts'
import styles from './data-table.module.css'
import { DENSITIES, usePreferences } from './preferences.ts'
import { Skeleton } from './skeleton.tsx'
import { TableHead } from './table-head.tsx'
import { TableItems } from './table-items.tsx'
import { useActiveRow } from './use-active-row.ts'
import { useChoosing } from './use-choosing.ts'
import { useRowLinks } from './use-row-links.ts'
import type { Selection } from './use-selection.ts'
import { useTitleOfCut } from './use-title-of-cut.ts'
import { useWidth, useWindow } from './use-window.ts'
import { headingOf, itemsOf, stepsOf, topsOf } from './window.ts'

export interface DataTableProps<Row> {
  /** Names the table in this browser's preferences and in the history; unique in the product. */
  name: string
  /** Where a person was in it is kept under this instead of the history's entry: for a page whose entry changes under it. */
  place?: string
  /** What screen readers call it. */
  label: string
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Address a row opens; the whole row is that link. */
  rowHref: (row: Row) => string
  /** What screen readers and the tooltip call the row's link. */
  rowLabel: (row: Row) => string
  /** On a phone: the row as a card of two lines. */
  card: (row: Row) => ReactNode
  /** Shown at the right edge of the row under the pointer or the keyboard. */
  rowActions?: (row: Row) => ReactNode
  /** Rows stand under sticky headings, such as days. */
  groupOf?: (row: Row) => { key: string; label: string }
  /** Rows can be chosen: a box before each. */
  selection?: Selection<Row> | undefined
  sort?: Sort | undefined
  onSort?: (sort: Sort | undefined) => void
  /** Rows in the whole list where that is known: for screen readers. */
  total?: number | undefined
  /** `loading`: nothing yet, skeletons stand in. `refreshing`: what stands here belongs to another query. */
  state: 'loading' | 'refreshing' | 'ready'
  /** Called when the end comes near, as often as that happens. */
  onEnd?: () => void
  /** More rows are on their way: skeletons at the end. */
  loadingMore?: boolean
}

/** Pixels. */
const GROUP_HEIGHT = 32
const CARD_HEIGHT = 64
const NEAR_END = 25
const ACTIONS_WIDTH = 100
/** Rows drawn as skeletons while nothing is there. */
const WAITED_FOR = 20
/** Narrower than this, a row's actions lie over its last columns instead of having room of their own. */
const TIGHT = 1200
const BARE_WIDTH = 44
/** Of the column of boxes; wider for thumbs. */
const BOX_WIDTH = 36
const THUMB_WIDTH = 44

/** A list as a table: drawn only where it is in sight, a link a row, driven by keyboard. Its state lives in the URL, not here. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const outer = useRef<HTMLDivElement>(null)
  const width = useWidth(outer)
  return (
    <div ref={outer} className={styles.outer}>
      {width > 0 && <MeasuredTable {...props} width={width} />}
    </div>
  )
}

function MeasuredTable<Row>({ width, ...props }: DataTableProps<Row> & { width: number }) {
  const { rows, rowKey, groupOf, onEnd, state, selection } = props
  const location = useLocation()
  const entry = `${props.name} ${props.place ?? screenKey(location)}`
  const phone = useMedia('(max-width: 639px)')
  const tableRef = useRef<HTMLTableElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)

  const { preferences, change } = usePreferences(props.name)
  const edge = props.rowActions === undefined || width < TIGHT ? BARE_WIDTH : ACTIONS_WIDTH
  const boxes = selection === undefined ? 0 : phone ? THUMB_WIDTH : BOX_WIDTH
  const room = width - edge - boxes
  const columns = useMemo(() => fitColumns(arrangeColumns(props.columns, preferences), room), [props.columns, preferences, room])
  const height = phone ? CARD_HEIGHT : DENSITIES[preferences.density]

  const items = useMemo(() => itemsOf(rows, rowKey, groupOf), [rows, rowKey, groupOf])
  const tops = useMemo(() => topsOf(items, { row: height, group: GROUP_HEIGHT }), [items, height])
  const { range, look } = useWindow(body, tops)
  const settled = state === 'ready' && items.length > 0
  const { active, at, activate } = useActiveRow({ table: tableRef, body, items, tops, entry, settled, look })

  const nearEnd = state === 'ready' && items.length > 0 && range.end >= items.length - NEAR_END
  // Again for each length: a short page may leave the end as near as it was.
  const reached = nearEnd ? items.length : 0
  useEffect(() => {
    if (reached > 0) onEnd?.()
  }, [reached, onEnd])

  const { onClick, pointer, hovered } = useRowLinks(entry, activate)
  const titleOfCut = useTitleOfCut()
  const choose = useChoosing({ body, items, active, activate, selection })
  const across = (phone ? 1 : columns.length + 1) + (selection === undefined ? 0 : 1)

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the clicks are those of the links in the rows, which have their keys
    <table
      ref={tableRef}
      className={styles.table}
      aria-label={props.label}
      aria-rowcount={props.total === undefined ? -1 : props.total + 1}
      aria-busy={state !== 'ready'}
      data-state={state}
      onClick={onClick}
      {...(props.rowActions && !phone ? pointer : {})}
      onPointerMove={titleOfCut}
    >
      <colgroup>
        {boxes > 0 && <col style={{ width: boxes }} />}
        {!phone && columns.map(({ column, width }) => <col key={column.id} style={{ width }} />)}
        {!phone && <col style={{ width: edge }} />}
      </colgroup>
      <TableHead
        columns={columns}
        all={props.columns}
        phone={phone}
        box={selection && <ChooseLoaded items={items} selection={selection} />}
        preferences={preferences}
        change={change}
        sort={props.sort}
        onSort={props.onSort}
      />
      <tbody ref={body} className={styles.body} style={{ '--row-height': `${height}px` } as Record<string, string>}>
        {state === 'loading' ? (
          <Skeleton columns={columns} count={WAITED_FOR} height={height} phone={phone} span={across} from={boxes} />
        ) : (
          <TableItems
            items={items}
            steps={stepsOf(tops, range, [headingOf(items, range.start), at < 0 ? undefined : at])}
            span={across}
            columns={columns}
            look={phone ? { ...props, rowActions: undefined } : { ...props, card: undefined }}
            active={active}
            hovered={hovered}
            selection={selection}
            choose={choose}
          />
        )}
        {props.loadingMore && <Skeleton columns={columns} count={3} height={height} phone={phone} span={across} from={boxes} />}
      </tbody>
    </table>
  )
}
