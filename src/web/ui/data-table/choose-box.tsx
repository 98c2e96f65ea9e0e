import { useTranslation } from 'react-i18next'
import styles from './data-table.module.css'
import type { Selection } from './use-selection.ts'
import type { Item } from './window.ts'

interface BoxProps {
  label: string
  on: boolean
  /** Some of what it stands for. */
  some?: boolean
  able?: boolean
  reachable?: boolean
  /** `range`: Shift was held. */
  choose: (range: boolean) => void
}

/** The box that takes a row in or out, above the row's link and larger than it looks. */
export function ChooseBox({ label, on, some = false, able = true, reachable = true, choose }: BoxProps) {
  return (
    <label className={styles.box}>
      <input
        ref={(box) => {
          if (box !== null) box.indeterminate = some
        }}
        type="checkbox"
        aria-label={label}
        checked={on}
        disabled={!able}
        tabIndex={reachable ? 0 : -1}
        onChange={({ nativeEvent }) => choose('shiftKey' in nativeEvent && nativeEvent.shiftKey === true)}
      />
    </label>
  )
}

/** The box in the head: all rows that are loaded. */
export function ChooseLoaded<Row>({ items, selection }: { items: readonly Item<Row>[]; selection: Selection<Row> }) {
  const { t } = useTranslation()
  const keys = items.flatMap((item) => (item.kind === 'row' && selection.able?.(item.row) !== false ? [item.key] : []))
  const count = keys.filter((key) => selection.chosen.has(key)).length
  const all = count > 0 && count === keys.length
  return (
    <ChooseBox
      label={t('table.chooseLoaded', { count: keys.length })}
      on={all}
      some={count > 0 && !all}
      able={keys.length > 0}
      choose={() => selection.change(keys, !all)}
    />
  )
}
