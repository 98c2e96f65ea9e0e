import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useMatches } from 'react-router-dom'
import { useMedia } from '#web/lib/use-media.ts'
import { NAVIGATION } from '../navigation.ts'
import { paths } from '../paths.ts'
import styles from './shell.module.css'

/** True where the innermost screen belongs to this entry of the navigation. */
export function useCurrentEntry(): string | undefined {
  const handles = useMatches().map(({ handle }) => handle)
  const named = handles.findLast((handle): handle is { nav: string } => typeof handle === 'object' && handle !== null && 'nav' in handle)
  return named?.nav
}

const KEPT = 'santral.rail'

/** The navigation: a rail that can be narrowed to its icons; on a phone a bar at the bottom. */
export function Rail() {
  const { t } = useTranslation()
  const [narrow, setNarrow] = useState(() => localStorage.getItem(KEPT) === 'narrow')
  const current = useCurrentEntry()
  const iconsOnly = useMedia('(max-width: 900px) and (min-width: 641px)') || narrow
  const toggle = () => {
    localStorage.setItem(KEPT, narrow ? 'wide' : 'narrow')
    setNarrow(!narrow)
  }
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={styles.rail} data-narrow={narrow || undefined} aria-label={t('app.navigation')}>
      <Link className={styles.brand} to={paths.home()} aria-label={t('app.name')}>
        <img src="/icon.svg" alt="" width={26} height={26} />
        <span>{t('app.name')}</span>
      </Link>
      <ul>
        {NAVIGATION.map(({ name, to, Icon }) => (
          <li key={name}>
            <Link to={to} aria-current={current === name ? 'page' : undefined} title={iconsOnly ? t(`app.nav.${name}`) : undefined}>
              <Icon size={18} stroke={1.7} aria-hidden />
              <span>{t(`app.nav.${name}`)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" className={styles.collapse} onClick={toggle} aria-expanded={!narrow}>
        <Toggle size={18} stroke={1.7} aria-hidden />
        <span>{narrow ? t('app.expand') : t('app.collapse')}</span>
      </button>
    </nav>
  )
}
