import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { useDebouncedText } from '#web/lib/use-debounced-text.ts'
import styles from './filter-bar.module.css'

interface SearchProps {
  value: string
  commit: (text: string) => void
  label: string
  placeholder: string
  /** The keyboard a phone shows. */
  inputMode?: 'text' | 'tel'
}

/** Searches a list. "/" comes here from anywhere, Enter searches at once, Escape clears and then leaves. */
export function SearchField({ value, commit, label, placeholder, inputMode = 'text' }: SearchProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const { text, type, flush } = useDebouncedText(value, commit)

  useShortcut('/', () => {
    input.current?.focus()
    input.current?.select()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') flush(text)
    else if (event.key === 'Escape') {
      if (text === '') input.current?.blur()
      else flush('')
      event.stopPropagation()
    }
  }
  return (
    <span className={styles.search} data-empty={text === '' || undefined}>
      <IconSearch size={15} stroke={1.8} aria-hidden />
      <input
        ref={input}
        type="text"
        inputMode={inputMode}
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <button type="button" aria-label={t('list.found.clear')} title={t('list.found.clear')} onClick={() => flush('')}>
          <IconX size={14} stroke={1.8} aria-hidden />
        </button>
      )}
    </span>
  )
}
