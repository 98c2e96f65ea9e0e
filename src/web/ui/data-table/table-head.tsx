import { IconAdjustmentsHorizontal, IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { lazy, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DropPanel } from '../panel/drop-panel.tsx'
import { type DataColumn, type FittedColumn, nextSort, type Sort } from './columns.ts'
import styles from './data-table.module.css'
import type { Preferences } from './preferences.ts'

const TableSettings = lazy(() => import('./table-settings.tsx').then((module) => ({ default: module.TableSettings })))

interface HeadProps {
  columns: readonly FittedColumn<never>[]
  /** Every column there is, for the chooser. */
  all: readonly DataColumn<never>[]
  phone: boolean
  /** Stands first, where rows can be chosen. */
  box: ReactNode
  preferences: Preferences
  change: (part: Partial<Preferences>) => void
  sort: Sort | undefined
  onSort: ((sort: Sort | undefined) => void) | undefined
}

/** Names of the columns, sorting, and at the right end how the table is shown. */
export function TableHead({ columns, all, phone, box, preferences, change, sort, onSort }: HeadProps) {
  const { t } = useTranslation()
  // On a phone they are for the order alone.
  const isSortable = onSort !== undefined && all.some((column) => column.sort !== undefined)
  const settings = (
    <DropPanel
      label={t(phone ? 'table.sort' : 'table.settings')}
      face={phone ? t('table.sort') : <IconAdjustmentsHorizontal size={16} stroke={1.6} aria-hidden />}
      className={styles.settings}
      align="end"
      quiet={!phone}
    >
      <TableSettings columns={all} phone={phone} preferences={preferences} change={change} sort={sort} onSort={onSort} />
    </DropPanel>
  )
  return (
    <thead className={styles.head}>
      <tr aria-rowindex={1}>
        {box !== undefined && (
          <th scope="col" className={styles.choose}>
            {box}
          </th>
        )}
        {!phone &&
          columns.map(({ column }) => (
            <th key={column.id} scope="col" data-align={column.align} aria-sort={sortOf(column, sort)} title={column.label}>
              <HeadCell column={column} sort={sort} onSort={onSort} />
            </th>
          ))}
        <th scope="col">
          <span className={styles.unseen}>{phone ? t('table.rows') : t('table.actions')}</span>
          {(!phone || isSortable) && settings}
        </th>
      </tr>
    </thead>
  )
}

function sortOf(column: DataColumn<never>, sort: Sort | undefined) {
  if (column.sort === undefined) return undefined
  if (sort?.field !== column.sort) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

function HeadCell({ column, sort, onSort }: { column: DataColumn<never>; sort: Sort | undefined; onSort: HeadProps['onSort'] }) {
  const { sort: field } = column
  if (field === undefined || onSort === undefined) {
    return column.label === undefined ? (
      column.header
    ) : (
      <>
        <span aria-hidden="true">{column.header}</span>
        <span className={styles.unseen}>{column.label}</span>
      </>
    )
  }
  const current = sort?.field === field ? sort : undefined
  const Arrow = (current === undefined ? column.lowFirst : !current.descending) ? IconArrowUp : IconArrowDown
  return (
    <button
      type="button"
      className={styles.sort}
      data-on={current !== undefined || undefined}
      onClick={() => onSort(nextSort(field, sort, column.lowFirst))}
    >
      <span>{column.header}</span>
      <Arrow size={14} stroke={2} aria-hidden />
    </button>
  )
}
