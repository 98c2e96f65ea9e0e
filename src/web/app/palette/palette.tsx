import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { directoryOptions } from '#web/api/directory.ts'
import { useNewTask } from '#web/entities/new-task-link.tsx'
import { chooseLanguage } from '#web/i18n/index.ts'
import { LANGUAGES } from '#web/i18n/languages.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { LANGUAGE_NAMES, useSignOut } from '../shell/menus.tsx'
import { chooseTheme, THEMES } from '../theme/theme.ts'
import styles from './palette.module.css'
import { type Entry, entriesFor } from './palette-entries.ts'

/** Search for anything: a number in any format, a name, a page, an action. By keyboard: type, arrows, Enter. */
export function Palette({ close, openShortcuts }: { close: () => void; openShortcuts: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { data } = useQuery(directoryOptions())
  const actions = useActions(openShortcuts)
  const entries = useMemo(() => entriesFor(typed, data?.data, actions, t), [typed, data, actions, t])
  const chosen = Math.min(at, entries.length - 1)
  const take = (entry: Entry | undefined) => {
    if (entry === undefined) return
    close()
    if (typeof entry.to === 'string') void navigate(entry.to)
    else entry.to()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && entries.length > 0) {
      event.preventDefault()
      const next = (chosen + step + entries.length) % entries.length
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(entries[chosen])
  }
  return (
    <Dialog label={t('palette.title')} close={close}>
      <input
        className={styles.field}
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t('palette.results')} className={styles.entries}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={entry.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles.entry}
            onClick={() => take(entry)}
            onPointerMove={() => setAt(index)}
          >
            <span>{entry.text}</span>
            <span className={styles.kind}>{t(`palette.kind.${entry.kind}`)}</span>
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <p className={styles.none} role="status">
          {t('palette.none')}
        </p>
      )}
    </Dialog>
  )
}

function useActions(openShortcuts: () => void) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  const newTask = useNewTask()
  return [
    { key: 'new-task', text: t('app.newTask'), act: newTask.open },
    ...THEMES.map((theme) => ({
      key: `theme-${theme}`,
      text: t('palette.theme', { name: t(`app.theme.${theme}`) }),
      act: () => chooseTheme(theme),
    })),
    ...LANGUAGES.map((language) => ({
      key: `language-${language}`,
      text: t('palette.language', { name: LANGUAGE_NAMES[language] }),
      act: () => void chooseLanguage(language),
    })),
    { key: 'shortcuts', text: t('app.shortcuts.title'), act: openShortcuts },
    { key: 'sign-out', text: t('app.signOut'), act: signOut },
  ]
}
