import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  functionalUpdate,
  metaHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useClosePanel } from '../panel/drop-panel.tsx'
import styles from '../panel/panel.module.css'
import { type DataColumn, isShown, type Sort } from './columns.ts'
import { DENSITIES, type Density, NONE, type Preferences } from './preferences.ts'

interface SettingsProps {
  /** All columns, as the table states them. */
  columns: readonly DataColumn<never>[]
  /** On a phone there are cards: no columns to choose, and sorting has no header. */
  phone: boolean
  preferences: Preferences
  change: (part: Partial<Preferences>) => void
  sort: Sort | undefined
  onSort: ((sort: Sort | undefined) => void) | undefined
}

/** How the table is shown: which columns in which order, and how dense. */
export function TableSettings(props: SettingsProps) {
  return props.phone ? <SortChoice {...props} /> : <ColumnChooser {...props} />
}

/** What the chooser needs of TanStack Table. Only it does: so that the library is fetched with it, not before the first row. */
const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature, columnMeta: metaHelper<DataColumn<never>>() })
const NO_ROWS: never[] = []

function useColumnTable({ columns, preferences, change }: SettingsProps) {
  const definitions = useMemo(
    () => columns.map((column) => ({ id: column.id, header: column.header, enableHiding: column.priority > 0, meta: column })),
    [columns],
  )
  const columnVisibility = Object.fromEntries(columns.map((column) => [column.id, isShown(column, preferences)]))
  return useTable({
    features,
    data: NO_ROWS,
    columns: definitions,
    state: { columnVisibility, columnOrder: preferences.order },
    onColumnVisibilityChange: (updater) => change({ shown: functionalUpdate(updater, columnVisibility) }),
    onColumnOrderChange: (updater) => change({ order: functionalUpdate(updater, preferences.order) }),
  })
}

function ColumnChooser(props: SettingsProps) {
  const { t } = useTranslation()
  const { preferences, change } = props
  const table = useColumnTable(props)
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
      <fieldset className={styles.fields}>
        <legend>{t('table.columns')}</legend>
        <ul className={styles.list}>
          {columns.map((column, at) => {
            const name = nameOf(column.columnDef.meta)
            return (
              <li key={column.id} className={styles.line}>
                <label>
                  <input
                    type="checkbox"
                    checked={column.getIsVisible()}
                    disabled={!column.getCanHide()}
                    onChange={() => column.toggleVisibility()}
                  />
                  <span>{name}</span>
                </label>
                <MoveButton label={t('table.moveUp', { name })} by={-1} disabled={at === 0} move={() => move(column.id, -1)} />
                <MoveButton
                  label={t('table.moveDown', { name })}
                  by={1}
                  disabled={at === columns.length - 1}
                  move={() => move(column.id, 1)}
                />
              </li>
            )
          })}
        </ul>
        <p className={styles.note}>{t('table.columnsNote')}</p>
      </fieldset>
      <DensityChoice density={preferences.density} choose={(density) => change({ density })} />
      <button type="button" className={styles.plain} onClick={() => change(NONE)}>
        {t('table.reset')}
      </button>
    </div>
  )
}

function DensityChoice({ density, choose }: { density: Density; choose: (density: Density) => void }) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.fields}>
      <legend>{t('table.density')}</legend>
      <div className={styles.choices}>
        {DENSITY_NAMES.map((each) => (
          <label key={each}>
            <input type="radio" name="density" checked={density === each} onChange={() => choose(each)} />
            <span>{t(`table.densities.${each}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const DENSITY_NAMES = Object.keys(DENSITIES) as Density[]

function nameOf(column: DataColumn<never> | undefined): string {
  return column?.label ?? column?.header ?? ''
}

function MoveButton({ label, by, disabled, move }: { label: string; by: 1 | -1; disabled: boolean; move: () => void }) {
  const Arrow = by < 0 ? IconArrowUp : IconArrowDown
  return (
    <button type="button" className={styles.small} aria-label={label} title={label} disabled={disabled} onClick={move}>
      <Arrow size={14} stroke={1.8} aria-hidden />
    </button>
  )
}

function SortChoice({ columns, sort, onSort }: SettingsProps) {
  const { t } = useTranslation()
  const close = useClosePanel()
  const choices = columns.flatMap((column) =>
    column.sort === undefined
      ? []
      : [true, false].map((descending) => ({ text: orderOf(column, descending, t), field: column.sort ?? '', descending })),
  )
  return (
    <div className={styles.content}>
      <fieldset className={styles.fields}>
        <legend>{t('table.sort')}</legend>
        {choices.map(({ text, field, descending }) => (
          <label key={`${field} ${descending}`} className={styles.line}>
            <input
              type="radio"
              name="sort"
              checked={sort?.field === field && sort.descending === descending}
              onChange={() => {
                onSort?.({ field, descending })
                close()
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </div>
  )
}

function orderOf(column: DataColumn<never>, descending: boolean, t: TFunction): string {
  const told = descending ? column.orders?.descending : column.orders?.ascending
  return told ?? t(descending ? 'table.highFirst' : 'table.lowFirst', { name: nameOf(column) })
}
