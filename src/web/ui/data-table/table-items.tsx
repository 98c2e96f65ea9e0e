import type { ReactNode } from 'react'
import type { FittedColumn } from './columns.ts'
import styles from './data-table.module.css'
import { GroupRow, TableRow } from './table-row.tsx'
import type { Choose } from './use-choosing.ts'
import type { Selection } from './use-selection.ts'
import type { Item, Step } from './window.ts'

/** How one row looks and where it leads. */
export interface RowLook<Row> {
  rowHref: (row: Row) => string
  rowLabel: (row: Row) => string
  card?: ((row: Row) => ReactNode) | undefined
  rowActions?: ((row: Row) => ReactNode) | undefined
}

interface ItemsProps<Row> {
  items: readonly Item<Row>[]
  steps: readonly Step[]
  /** Cells across. */
  span: number
  columns: readonly FittedColumn<Row>[]
  look: RowLook<Row>
  active: string | undefined
  hovered: string | undefined
  selection: Selection<Row> | undefined
  choose: Choose
}

/** What stands in the body of a table: rows, their headings, and empty room for what is out of sight. */
export function TableItems<Row>({ items, steps, span, columns, look, active, hovered, selection, choose }: ItemsProps<Row>) {
  const first = items.find((item) => item.kind === 'row')?.key
  return steps.map((step) => {
    if ('gap' in step) return <Gap key={step.key} height={step.gap} span={span} />
    const item = items[step.item]
    if (item === undefined) return null
    if (item.kind === 'group') return <GroupRow key={item.key} label={item.label} span={span} />
    return (
      <TableRow
        key={item.key}
        itemKey={item.key}
        row={item.row}
        index={item.index}
        columns={columns}
        card={look.card}
        href={look.rowHref(item.row)}
        label={look.rowLabel(item.row)}
        reachable={item.key === (active ?? first)}
        current={item.key === active}
        chosen={selection?.chosen.has(item.key)}
        able={selection?.able?.(item.row)}
        chooseLabel={selection?.label}
        choose={choose}
        actions={item.key === active || item.key === hovered ? look.rowActions : undefined}
      />
    )
  })
}

function Gap({ height, span }: { height: number; span: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: empty room, nothing in it takes the focus
    <tr aria-hidden="true" className={styles.gap}>
      <td colSpan={span} style={{ height }} />
    </tr>
  )
}
