import { IconDots, IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, matchPath, useLocation } from 'react-router-dom'
import { sessionOptions } from '#web/api/session.ts'
import { useMedia } from '#web/lib/use-media.ts'
import { Catch } from '#web/ui/catch.tsx'
import { DropPanel, useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import { IN_PHONE_BAR, NAVIGATION, NAVIGATION_GROUPS } from '../navigation.ts'
import { paths } from '../paths.ts'
import { SCREENS } from '../screens.tsx'
import styles from './shell.module.css'
import { useSettled } from './use-settled.ts'

/** The entry of the navigation that the screen belongs to. */
export function useCurrentEntry(): string | undefined {
  const { pathname } = useLocation()
  return SCREENS.find(({ path }) => matchPath(path, pathname) !== null)?.nav
}

const KEPT = 'santral.rail'

const WaitingBadge = lazy(() => import('./waiting-badge.tsx').then((module) => ({ default: module.WaitingBadge })))

type Entries = typeof NAVIGATION

/** The entries this person may see. */
function useEntries(): Entries {
  const { data } = useQuery(sessionOptions())
  const rights = data?.data.rights ?? []
  return NAVIGATION.filter(({ right }) => right === undefined || rights.includes(right))
}

/** The navigation: a rail that can be narrowed to its icons; on a phone a bar at the bottom. */
export function Rail() {
  const { t } = useTranslation()
  const [narrow, setNarrow] = useState(() => localStorage.getItem(KEPT) === 'narrow')
  const current = useCurrentEntry()
  const entries = useEntries()
  const phone = useMedia('(max-width: 640px)')
  const iconsOnly = useMedia('(max-width: 900px) and (min-width: 641px)') || narrow
  const toggle = () => {
    localStorage.setItem(KEPT, narrow ? 'wide' : 'narrow')
    setNarrow(!narrow)
  }
  if (phone) return <PhoneBar entries={entries} current={current} />
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={styles.rail} data-narrow={narrow || undefined} aria-label={t('app.navigation')}>
      <Link className={styles.brand} to={paths.home()} aria-label={t('app.name')}>
        <img src="/icon.svg" alt="" width={26} height={26} />
        <span>{t('app.name')}</span>
      </Link>
      {NAVIGATION_GROUPS.map((group) => (
        <Group key={group} group={group} entries={entries} current={current} iconsOnly={iconsOnly} />
      ))}
      <button type="button" className={styles.collapse} onClick={toggle} aria-expanded={!narrow}>
        <Toggle size={18} stroke={1.7} aria-hidden />
        <span>{narrow ? t('app.expand') : t('app.collapse')}</span>
      </button>
    </nav>
  )
}

interface GroupProps {
  group: (typeof NAVIGATION_GROUPS)[number]
  entries: Entries
  current: string | undefined
  iconsOnly: boolean
}

function Group({ group, entries, current, iconsOnly }: GroupProps) {
  const { t } = useTranslation()
  const own = entries.filter((entry) => entry.group === group)
  if (own.length === 0) return null
  return (
    <section className={styles.group} aria-label={group === 'work' ? undefined : t(`app.group.${group}`)}>
      {group !== 'work' && <p aria-hidden="true">{t(`app.group.${group}`)}</p>}
      <ul>
        {own.map((entry) => (
          <EntryLink key={entry.name} entry={entry} current={current} titled={iconsOnly} />
        ))}
      </ul>
    </section>
  )
}

interface EntryProps {
  entry: Entries[number]
  current: string | undefined
  titled?: boolean
}

function EntryLink({ entry: { name, to, Icon }, current, titled }: EntryProps) {
  const { t } = useTranslation()
  return (
    <li>
      <Link to={to} aria-current={current === name ? 'page' : undefined} title={titled ? t(`app.nav.${name}`) : undefined}>
        <Icon size={18} stroke={1.7} aria-hidden />
        <span>{t(`app.nav.${name}`)}</span>
        {name === 'callbacks' && <LateBadge />}
      </Link>
    </li>
  )
}

/** How many wait, told once the first screen stands. */
function LateBadge() {
  const settled = useSettled()
  return (
    settled && (
      <Catch fallback={null}>
        <Suspense fallback={null}>
          <WaitingBadge />
        </Suspense>
      </Catch>
    )
  )
}

/** The first entries within a thumb's reach, the others behind "More". */
function PhoneBar({ entries, current }: { entries: Entries; current: string | undefined }) {
  const { t } = useTranslation()
  const rest = entries.slice(IN_PHONE_BAR)
  return (
    <nav className={styles.rail} aria-label={t('app.navigation')}>
      <ul>
        {entries.slice(0, IN_PHONE_BAR).map((entry) => (
          <EntryLink key={entry.name} entry={entry} current={current} />
        ))}
        {rest.length > 0 && (
          <li>
            <DropPanel
              label={t('app.more')}
              className={styles.moreButton}
              on={rest.some(({ name }) => name === current)}
              face={
                <>
                  <IconDots size={18} stroke={1.7} aria-hidden />
                  <span>{t('app.more')}</span>
                </>
              }
            >
              <MoreEntries entries={rest} current={current} />
            </DropPanel>
          </li>
        )}
      </ul>
    </nav>
  )
}

function MoreEntries({ entries, current }: { entries: Entries; current: string | undefined }) {
  const { t } = useTranslation()
  const close = useClosePanel()
  return (
    <ul className={styles.moreEntries}>
      {entries.map(({ name, to, Icon }) => (
        <li key={name}>
          <Link to={to} aria-current={current === name ? 'page' : undefined} onClick={close}>
            <Icon size={18} stroke={1.7} aria-hidden />
            <span>{t(`app.nav.${name}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
