import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { matching } from '#web/lib/matching.ts'
import styles from './panel.module.css'

export interface Option<Value extends string | number> {
  value: Value
  /** Found by this; shown unless `face` is given. */
  text: string
  face?: ReactNode
  /** At the right edge, quiet; found by it as well. */
  hint?: string | undefined
}

interface OptionListProps<Value extends string | number> {
  label: string
  options: readonly Option<Value>[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
  /** One at a time: choosing another takes the first away. */
  single?: boolean
  /** A field to search the options; for lists that do not fit at a glance. */
  search?: boolean
  /** Told what is typed by whoever finds the options elsewhere: those given are shown as they are, in their order. */
  onType?: (text: string) => void
  /** Said in place of options: that nothing fits, or that it is not known yet. */
  none?: string
}

/** Options shown at once; more are found by typing. */
const MOST = 60

/** Options to choose from by pointer or keys: arrows move, Enter or Space takes or leaves, typing searches. */
export function OptionList<Value extends string | number>({
  label,
  options,
  chosen,
  onChange,
  single,
  search,
  onType,
  none,
}: OptionListProps<Value>) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const first = useRef(new Set(chosen))
  const ordered = useMemo(
    () =>
      search ? [...options].sort((one, other) => Number(first.current.has(other.value)) - Number(first.current.has(one.value))) : options,
    [options, search],
  )
  const found = useMemo(() => {
    if (onType !== undefined) return options
    const fits = matching(text)
    return ordered.filter((option) => fits(`${option.text} ${option.hint ?? ''}`))
  }, [ordered, options, text, onType])
  const shown = found.slice(0, MOST)
  const current = Math.min(at, shown.length - 1)

  useLayoutEffect(() => {
    const option = list.current?.children[current]
    if (option instanceof HTMLElement && typeof option.scrollIntoView === 'function') option.scrollIntoView({ block: 'nearest' })
  }, [current])

  const take = (option: Option<Value> | undefined) => {
    if (option === undefined) return
    const has = chosen.includes(option.value)
    if (single) onChange(has ? [] : [option.value])
    else onChange(has ? chosen.filter((value) => value !== option.value) : [...chosen, option.value])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, current + step)))
    else if (event.key === 'Home' && !search) setAt(0)
    else if (event.key === 'End' && !search) setAt(shown.length - 1)
    else if (event.key === 'Enter' || (event.key === ' ' && !search)) take(shown[current])
    else return
    event.preventDefault()
  }
  const keys = {
    onKeyDown,
    'aria-activedescendant': shown.length > 0 ? `${id}-${current}` : undefined,
  }
  return (
    <div className={styles.options}>
      {search && (
        <div className={styles.find}>
          <input
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-label={t('table.searchIn', { name: label })}
            placeholder={t('table.search')}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setAt(0)
              onType?.(event.target.value)
            }}
            {...keys}
          />
        </div>
      )}
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={!single}
        tabIndex={search ? -1 : 0}
        className={styles.listbox}
        {...(search ? {} : keys)}
      >
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the list or its field, as listboxes do
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={chosen.includes(option.value)}
            data-at={index === current || undefined}
            className={styles.option}
            onClick={() => take(option)}
            onPointerMove={() => setAt(index)}
          >
            <span className={styles.box} data-single={single || undefined}>
              <IconCheck size={14} stroke={2.4} aria-hidden />
            </span>
            {option.face ?? <span>{option.text}</span>}
            {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={styles.below}>{none ?? t('table.noneFound')}</p>}
      {found.length > MOST && <p className={styles.below}>{t('table.moreFound', { count: found.length - MOST })}</p>}
    </div>
  )
}
