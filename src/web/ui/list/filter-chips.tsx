import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './filter-bar.module.css'

/** One filter that is set, in words. */
export interface Chip {
  name: string
  text: string
  remove: () => void
}

/** What is set, each with a way to take it away. */
export function FilterChips({ chips, clear }: { chips: readonly Chip[]; clear: () => void }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.chips} aria-label={t('list.filter.set')}>
      {chips.map(({ name, text, remove }) => (
        <li key={name}>
          <button type="button" className={styles.chip} onClick={remove} aria-label={t('list.filter.remove', { name: text })}>
            <span>{text}</span>
            <IconX size={13} stroke={2} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={styles.clear} onClick={clear}>
          {t('list.filter.clear')}
        </button>
      </li>
    </ul>
  )
}
