import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './filter-bar.module.css'
import { FilterButton } from './filter-button.tsx'
import { type Chip, FilterChips } from './filter-chips.tsx'
import type { ListFilter, QuickFilter } from './list-page.tsx'
import { SearchField } from './search-field.tsx'

const options = () => import('../panel/option-list.tsx')
const OptionList = lazy(() => options().then((module) => ({ default: module.OptionList })))

interface BarProps {
  find: { label: string; placeholder: string; value: string; commit: (text: string) => void } | undefined
  filters: readonly ListFilter[]
  quick: readonly QuickFilter[]
  chips: readonly Chip[]
  clear: () => void
}

/** Search, the filters, and what is set; nothing where the list has neither. */
export function ListFilterBar({ find, filters, quick, chips, clear }: BarProps) {
  const { t } = useTranslation()
  if (find === undefined && filters.length === 0) return null
  const buttons = filters.filter(({ chipOnly }) => chipOnly !== true)
  // The search field says itself what is searched for, and a pressed button what it has set.
  const said = ['q', ...quick.filter(({ on }) => on).map(({ name }) => name)]
  const shown = chips.filter(({ name }) => !said.includes(name))
  return (
    <search className={styles.bar} aria-label={t('list.filter.bar')}>
      {find !== undefined && <SearchField {...find} />}
      <div className={styles.buttons}>
        {buttons.map(({ name, label, options: all, chosen, choose, single, searched }) => (
          <FilterButton key={name} label={label} on={chosen.length > 0} prepare={options}>
            <OptionList label={label} options={all} chosen={chosen} onChange={choose} single={single ?? false} search={searched ?? false} />
          </FilterButton>
        ))}
        {quick.map(({ label, on, toggle }) => (
          <button key={label} type="button" className={styles.toggle} aria-pressed={on} onClick={toggle}>
            {label}
          </button>
        ))}
      </div>
      {chips.length > 0 && <FilterChips chips={shown} clear={clear} />}
    </search>
  )
}
