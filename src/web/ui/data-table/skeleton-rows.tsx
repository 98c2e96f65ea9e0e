import type { FittedColumn } from './columns.ts'
import styles from './data-table.module.css'

/** Rows in the shape of those that come: same height, same columns. Screen readers hear of the loading elsewhere. */
export function SkeletonRows({ columns, count, phone }: { columns: readonly FittedColumn<never>[]; count: number; phone: boolean }) {
  return Array.from({ length: count }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never change places
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: empty room, nothing in it takes the focus
    <tr key={at} className={styles.row} aria-hidden="true">
      {phone ? (
        <td className={styles.card}>
          <i className={styles.bone} style={{ width: '62%' }} />
          <i className={styles.bone} style={{ width: '84%' }} />
        </td>
      ) : (
        columns.map(({ column }) => (
          <td key={column.id} data-align={column.align}>
            <i className={styles.bone} style={{ width: `${45 + ((at * 7 + column.width) % 40)}%` }} />
          </td>
        ))
      )}
      {!phone && <td />}
    </tr>
  ))
}
