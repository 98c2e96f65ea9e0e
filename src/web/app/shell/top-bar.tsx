import { IconKeyboard, IconPlus, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { NewTaskLink } from '#web/entities/new-task-link.tsx'
import { withWords } from '#web/i18n/index.ts'
import { commandKey } from '#web/lib/command-key.ts'
import { Catch } from '#web/ui/catch.tsx'
import { NAVIGATION } from '../navigation.ts'
import { LanguageMenu, PersonMenu, ThemeMenu } from './menus.tsx'
import { useCurrentEntry } from './rail.tsx'
import styles from './shell.module.css'
import { useSettled } from './use-settled.ts'

const SyncMark = lazy(async () => {
  const { SyncMark } = await withWords(import('./sync-mark.tsx'))
  return { default: SyncMark }
})

/** Where I am, the search for anything, and what belongs to the person: language, theme, sign out. */
export function TopBar({ openPalette, openShortcuts }: { openPalette: () => void; openShortcuts: () => void }) {
  const { t } = useTranslation()
  const current = useCurrentEntry()
  const entry = NAVIGATION.find(({ name }) => name === current)
  return (
    <header className={styles.bar}>
      <span className={styles.where}>{entry === undefined ? t('app.name') : <Link to={entry.to}>{t(`app.nav.${entry.name}`)}</Link>}</span>
      <LateMark />
      <button type="button" className={styles.search} onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span>{t('app.search')}</span>
        <kbd>{commandKey} K</kbd>
      </button>
      <NewTaskLink className={styles.newTask} label={t('app.newTask')}>
        <IconPlus size={17} stroke={1.9} aria-hidden />
        <span>{t('app.newTask')}</span>
      </NewTaskLink>
      <button
        type="button"
        className={`${styles.icon} ${styles.keys}`}
        onClick={openShortcuts}
        aria-label={t('app.shortcuts.title')}
        title={t('app.shortcuts.title')}
      >
        <IconKeyboard size={18} stroke={1.7} aria-hidden />
      </button>
      <LanguageMenu />
      <ThemeMenu />
      <PersonMenu />
    </header>
  )
}

/** How complete what is shown is, told once the first screen stands. */
function LateMark() {
  return (
    useSettled() && (
      <Catch fallback={null}>
        <Suspense fallback={null}>
          <SyncMark />
        </Suspense>
      </Catch>
    )
  )
}
