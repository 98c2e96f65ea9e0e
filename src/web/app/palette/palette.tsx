import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { directoryOptions } from '#web/api/directory.ts'
import { sessionOptions } from '#web/api/session.ts'
import { viewsOptions } from '#web/api/views.ts'
import { useNewTask } from '#web/entities/new-task-link.tsx'
import { chooseLanguage } from '#web/i18n/index.ts'
import { LANGUAGES } from '#web/i18n/languages.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { LANGUAGE_NAMES, useSignOut } from '../shell/menus.tsx'
import { chooseTheme, THEMES } from '../theme/theme.ts'
import styles from './palette.module.css'
import { type Entry, entriesFor, type Known } from './palette-entries.ts'
import { usePaletteSearch } from './use-palette-search.ts'

/** Search for anything: a number in any format, a name, a page, an action. By keyboard: type, arrows, Enter. */
export function Palette({ close, openShortcuts }: { close: () => void; openShortcuts: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const id = useId()
  const [typed, setTyped] = useState('')
  /** The entry Enter takes, by its key: what arrives later does not change it. */
  const [at, setAt] = useState<string>()
  const found = usePaletteSearch(typed)
  const known = useKnown(openShortcuts)
  const here = entriesFor(typed, known)
  const entries = [...here, ...found.entries]
  const chosen = Math.max(
    0,
    entries.findIndex(({ key }) => key === at),
  )
  const optionId = (entry: Entry) => `${id}-${entry.key}`
  const current = entries[chosen]
  const take = (entry: Entry | undefined, beside: boolean) => {
    if (entry === undefined) return
    close()
    if (typeof entry.to !== 'string') entry.to()
    else if (beside) window.open(entry.to, '_blank', 'noopener')
    else void navigate(entry.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const next = step === undefined ? undefined : entries[(chosen + step + entries.length) % entries.length]
    if (next !== undefined) {
      event.preventDefault()
      setAt(next.key)
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) take(current, event.ctrlKey || event.metaKey)
  }
  return (
    <Dialog label={t('palette.title')} close={close}>
      <input
        className={styles.field}
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={current === undefined ? undefined : optionId(current)}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(undefined)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t('palette.results')} className={styles.entries}>
        {entries.map((entry) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
          <div
            key={entry.key}
            id={optionId(entry)}
            role="option"
            tabIndex={-1}
            aria-selected={entry === current}
            className={styles.entry}
            onClick={(event) => take(entry, event.ctrlKey || event.metaKey)}
            onPointerMove={() => setAt(entry.key)}
          >
            <EntryFace entry={entry} />
          </div>
        ))}
      </div>
      <p className={styles.none} role="status">
        {found.failed ? t('palette.searchFailed') : entries.length === 0 && !found.waiting ? t('palette.none') : ''}
      </p>
    </Dialog>
  )
}

function EntryFace({ entry: { text, hint, kind } }: { entry: Entry }) {
  const { t } = useTranslation()
  return (
    <>
      <span className={styles.text}>
        {text} {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
      <span className={styles.kind}>{t(`palette.kind.${kind}`)}</span>
    </>
  )
}

/** What the entries are made of. */
function useKnown(openShortcuts: () => void): Known {
  const { t } = useTranslation()
  const { data: directory } = useQuery(directoryOptions())
  const { data: session } = useQuery(sessionOptions())
  const { data: views } = useQuery(viewsOptions())
  const actions = useActions(openShortcuts)
  return { directory: directory?.data, rights: session?.data.rights ?? [], views: views?.data ?? [], actions, t }
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
