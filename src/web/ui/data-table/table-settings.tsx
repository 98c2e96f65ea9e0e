import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useClosePanel } from '../panel/drop-panel.tsx'
import styles from '../panel/panel.module.css'
import type { DataColumn, Sort } from './columns.ts'
import { DENSITIES, type Density, NONE, type Preferences } from './preferences.ts'
import type { ColumnTable } from './use-columns.ts'

interface SettingsProps {
  table: ColumnTable
  /** On a phone there are cards: no columns to choose, and sorting has no header. */
  phone: boolean
  preferences: Preferences
  change: (part: Partial<Preferences>) => void
  sort: Sort | undefined
  onSort: ((sort: Sort | undefined) => void) | undefined
}

/** How the table is shown: which columns in which order, and how dense. */
export function TableSettings({ table, phone, preferences, change, sort, onSort }: SettingsProps) {
  const { t } = useTranslation()
  const columns = table.getAllLeafColumns()
  const move = (id: string, by: number) => {
    const ids = columns.map((column) => column.id)
    const at = ids.indexOf(id)
    ids.splice(at, 1)
    ids.splice(at + by, 0, id)
    table.setColumnOrder(ids)
  }
  return (
    <div className={styles.content}>
      {!phone && (
        <fieldset className={styles.fields}>
          <legend>{t('table.columns')}</legend>
          <ul className={styles.list}>
            {columns.map((column, at) => (
              <li key={column.id} className={styles.line}>
                <label>
                  <input
                    type="checkbox"
                    checked={column.getIsVisible()}
                    disabled={!column.getCanHide()}
                    onChange={() => column.toggleVisibility()}
                  />
                  <span>{nameOf(column)}</span>
                </label>
                <MoveButton
                  label={t('table.moveUp', { name: nameOf(column) })}
                  by={-1}
                  disabled={at === 0}
                  move={() => move(column.id, -1)}
                />
                <MoveButton
                  label={t('table.moveDown', { name: nameOf(column) })}
                  by={1}
                  disabled={at === columns.length - 1}
                  move={() => move(column.id, 1)}
                />
              </li>
            ))}
          </ul>
          <p className={styles.note}>{t('table.columnsNote')}</p>
        </fieldset>
      )}
      {phone && onSort && <SortChoice table={table} sort={sort} onSort={onSort} />}
      {!phone && (
        <fieldset className={styles.fields}>
          <legend>{t('table.density')}</legend>
          <div className={styles.choices}>
            {DENSITY_NAMES.map((density) => (
              <label key={density}>
                <input type="radio" name="density" checked={preferences.density === density} onChange={() => change({ density })} />
                <span>{t(`table.densities.${density}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {!phone && (
        <button type="button" className={styles.plain} onClick={() => change(NONE)}>
          {t('table.reset')}
        </button>
      )}
    </div>
  )
}

const DENSITY_NAMES = Object.keys(DENSITIES) as Density[]

function nameOf({ columnDef }: { columnDef: { meta?: DataColumn<never> } }): string {
  return columnDef.meta?.label ?? columnDef.meta?.header ?? ''
}

function MoveButton({ label, by, disabled, move }: { label: string; by: 1 | -1; disabled: boolean; move: () => void }) {
  const Arrow = by < 0 ? IconArrowUp : IconArrowDown
  return (
    <button type="button" className={styles.small} aria-label={label} title={label} disabled={disabled} onClick={move}>
      <Arrow size={14} stroke={1.8} aria-hidden />
    </button>
  )
}

function SortChoice({ table, sort, onSort }: { table: ColumnTable; sort: Sort | undefined; onSort: (sort: Sort | undefined) => void }) {
  const { t } = useTranslation()
  const close = useClosePanel()
  const sortable = table.getAllLeafColumns().filter((column) => column.columnDef.meta?.sort !== undefined)
  return (
    <fieldset className={styles.fields}>
      <legend>{t('table.sort')}</legend>
      {sortable.flatMap((column) =>
        [true, false].map((descending) => {
          const field = column.columnDef.meta?.sort ?? ''
          return (
            <label key={`${field} ${descending}`} className={styles.line}>
              <input
                type="radio"
                name="sort"
                checked={sort?.field === field && sort.descending === descending}
                onChange={() => {
                  onSort({ field, descending })
                  close()
                }}
              />
              <span>{t(descending ? 'table.highFirst' : 'table.lowFirst', { name: nameOf(column) })}</span>
            </label>
          )
        }),
      )}
    </fieldset>
  )
}
