import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '#web/lib/shortcuts.ts'
import { useDebouncedText } from '#web/lib/use-debounced-text.ts'
import styles from './calls-filter-bar.module.css'

/** Part of a number, in any format. "/" comes here from anywhere, Enter searches at once, Escape clears and then leaves. */
export function CallsNumberSearch({ value, commit }: { value: string; commit: (text: string) => void }) {
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
        inputMode="tel"
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        aria-label={t('calls.search.label')}
        aria-keyshortcuts="/"
        placeholder={t('calls.search.placeholder')}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <button type="button" aria-label={t('calls.search.clear')} title={t('calls.search.clear')} onClick={() => flush('')}>
          <IconX size={14} stroke={1.8} aria-hidden />
        </button>
      )}
    </span>
  )
}
