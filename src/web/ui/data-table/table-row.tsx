import { memo, type ReactNode } from 'react'
import { ChooseBox } from './choose-box.tsx'
import type { FittedColumn } from './columns.ts'
import styles from './data-table.module.css'
import type { Choose } from './use-choosing.ts'

interface RowProps<Row> {
  itemKey: string
  row: Row
  /** Place among the rows, from 0. */
  index: number
  columns: readonly FittedColumn<Row>[]
  card: ((row: Row) => ReactNode) | undefined
  href: string
  label: string
  /** The row Tab comes to. */
  reachable: boolean
  current: boolean
  /** Whether it is chosen; undefined where rows are not for choosing. */
  chosen: boolean | undefined
  able: boolean | undefined
  chooseLabel: ((row: Row) => string) | undefined
  choose: Choose
  actions: ((row: Row) => ReactNode) | undefined
}

/** One row. Its link lies over all of its cells, so that the row opens in a new tab, by middle click and by Enter as links do. */
function PlainTableRow<Row>({ itemKey, row, index, columns, card, href, label, reachable, current, actions, ...choosing }: RowProps<Row>) {
  const link = (
    <a className={styles.link} href={href} tabIndex={reachable ? 0 : -1} data-row="">
      <span className={styles.unseen}>{label}</span>
    </a>
  )
  const { chosen, able = true, chooseLabel, choose } = choosing
  const box = chosen !== undefined && (
    <td className={styles.choose}>
      <ChooseBox
        label={chooseLabel?.(row) ?? label}
        on={chosen}
        able={able}
        reachable={reachable}
        choose={(range) => choose(itemKey, range)}
      />
    </td>
  )
  const props = {
    className: styles.row,
    'data-key': itemKey,
    'aria-rowindex': index + 2,
    'data-current': current || undefined,
    'data-chosen': chosen || undefined,
  }
  if (card !== undefined) {
    return (
      <tr {...props}>
        {box}
        <td className={styles.card}>
          {link}
          {card(row)}
        </td>
      </tr>
    )
  }
  return (
    <tr {...props}>
      {box}
      {columns.map(({ column }, at) => (
        <td key={column.id} data-align={column.align}>
          {at === 0 && link}
          {column.cell(row)}
        </td>
      ))}
      <td className={styles.actions}>{actions?.(row)}</td>
    </tr>
  )
}

/** Drawn again only when something of the row changes: scrolling through 20,000 rows must not cost all of those in sight. */
export const TableRow = memo(PlainTableRow) as typeof PlainTableRow

export function GroupRow({ label, span }: { label: string; span: number }) {
  return (
    <tr className={styles.group}>
      <th colSpan={span} scope="rowgroup">
        {label}
      </th>
    </tr>
  )
}
