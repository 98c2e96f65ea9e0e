import { type ClipboardEvent, type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag } from '#contract/hipcall/tags.ts'
import type { Tagged } from '#web/api/tags.ts'
import { focusBack } from '#web/lib/focus-back.ts'
import { TagSuggestions } from './tag-suggestions.tsx'
import styles from './tags.module.css'
import { useTagAdding } from './use-tag-adding.ts'
import { useTagSuggestions } from './use-tag-suggestions.ts'

interface TagFieldProps {
  tagged: Tagged
  /** Those it has already. */
  tags: readonly Tag[]
  field: RefObject<HTMLInputElement | null>
}

/** Where tags are typed or pasted, several with commas between them; the tags there are already are offered for the last of them. */
export function TagField({ tagged, tags, field }: TagFieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  /** The suggestion that Enter takes; -1: what was typed. */
  const [at, setAt] = useState(-1)
  const suggestions = useTagSuggestions(text, tags, open)
  const adding = useTagAdding(tagged, tags)
  const shown = open && suggestions.length > 0
  const chosen = Math.min(at, suggestions.length - 1)

  const write = (next: string) => {
    setText(next)
    setOpen(true)
    setAt(-1)
    adding.forget()
  }
  const add = async (whole: string) => {
    setText(whole)
    setOpen(false)
    setAt(-1)
    if (await adding.add(whole)) setText('')
    focusBack(field.current, field.current?.parentElement)
  }
  const take = (name: string) => void add([...text.split(',').slice(0, -1), name].join(','))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setOpen(true)
      // Beyond either end stands what was typed.
      setAt(Math.max(-1, chosen + step < suggestions.length ? chosen + step : -1))
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      event.nativeEvent.stopImmediatePropagation()
      setOpen(false)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      const suggestion = shown ? suggestions[chosen] : undefined
      if (suggestion === undefined) void add(text)
      else take(suggestion.name)
    }
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[\r\n]/.test(pasted)) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    const lines = pasted.split(/[\r\n]+/).filter((line) => line.trim() !== '')
    write(text.slice(0, selectionStart ?? text.length) + lines.join(', ') + text.slice(selectionEnd ?? text.length))
  }
  return (
    <div className={styles.field}>
      <div className={styles.entry}>
        <input
          ref={field}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={t('tags.add')}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-activedescendant={shown && chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-invalid={adding.wrong === undefined ? undefined : true}
          aria-describedby={`${id}-below`}
          placeholder={t('tags.placeholder')}
          value={text}
          readOnly={adding.pending}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => setOpen(false)}
        />
        <button type="button" className="button" onClick={() => void add(text)}>
          {t('tags.addShort')}
        </button>
        <TagSuggestions id={id} shown={shown} suggestions={suggestions} chosen={chosen} point={setAt} take={take} />
      </div>
      <p id={`${id}-below`} className={styles.below} role="status" data-error={adding.wrong !== undefined || undefined}>
        {adding.wrong ?? adding.told ?? ''}
      </p>
    </div>
  )
}
