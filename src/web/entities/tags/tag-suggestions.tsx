import { useTranslation } from 'react-i18next'
import type { TagSuggestion } from '#contract/dashboard/tags.ts'
import { TagName } from './tag-name.tsx'
import styles from './tags.module.css'

interface TagSuggestionsProps {
  /** Of the field: the list is `<id>-list`, its options `<id>-0` and so on. */
  id: string
  shown: boolean
  suggestions: readonly TagSuggestion[]
  chosen: number
  point: (at: number) => void
  take: (name: string) => void
}

/** The tags there are that fit what is typed, under its field. */
export function TagSuggestions({ id, shown, suggestions, chosen, point, take }: TagSuggestionsProps) {
  const { t } = useTranslation()
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t('tags.suggestions')} className={styles.suggestions} hidden={!shown}>
      {suggestions.map((tag, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
        <div
          key={tag.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={styles.suggestion}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(tag.name)}
          onPointerMove={() => point(index)}
        >
          <TagName tag={tag} />
          <span className={styles.quiet}>{t('tags.uses', { count: tag.uses })}</span>
        </div>
      ))}
    </div>
  )
}
