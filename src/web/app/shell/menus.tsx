import { IconCheck, IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { sessionOptions, signOutMutation } from '#web/api/session.ts'
import { chooseLanguage } from '#web/i18n/index.ts'
import { LANGUAGES } from '#web/i18n/languages.ts'
import { DropPanel, useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import { paths } from '../paths.ts'
import { chooseTheme, THEMES, useTheme } from '../theme/theme.ts'
import styles from './shell.module.css'

export const LANGUAGE_NAMES = { en: 'English', tr: 'Türkçe' } as const
const THEME_ICONS = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const

interface ChoiceProps {
  chosen?: boolean
  lang?: string
  choose: () => void
  children: ReactNode
}

function Choice({ chosen, lang, choose, children }: ChoiceProps) {
  const close = useClosePanel()
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={chosen}
      lang={lang}
      onClick={() => {
        close()
        choose()
      }}
    >
      {children}
      {chosen === true && <IconCheck size={16} stroke={2} aria-hidden />}
    </button>
  )
}

export function LanguageMenu() {
  const { t, i18n } = useTranslation()
  return (
    <DropPanel
      label={t('app.language')}
      face={<IconLanguage size={18} stroke={1.7} aria-hidden />}
      className={styles.icon}
      align="end"
      quiet
    >
      <div className={styles.choices}>
        {LANGUAGES.map((language) => (
          <Choice key={language} lang={language} chosen={i18n.language === language} choose={() => void chooseLanguage(language)}>
            {LANGUAGE_NAMES[language]}
          </Choice>
        ))}
      </div>
    </DropPanel>
  )
}

export function ThemeMenu() {
  const { t } = useTranslation()
  const theme = useTheme()
  const Icon = THEME_ICONS[theme]
  return (
    <DropPanel label={t('app.theme.name')} face={<Icon size={18} stroke={1.7} aria-hidden />} className={styles.icon} align="end" quiet>
      <div className={styles.choices}>
        {THEMES.map((one) => (
          <Choice key={one} chosen={one === theme} choose={() => chooseTheme(one)}>
            {t(`app.theme.${one}`)}
          </Choice>
        ))}
      </div>
    </DropPanel>
  )
}

/** Who I am here, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation()
  const { data } = useQuery(sessionOptions())
  const signOut = useSignOut()
  const session = data?.data
  const label = session === undefined ? t('app.loading') : t('app.person', { name: session.name })
  return (
    <DropPanel label={label} face={<IconUser size={18} stroke={1.7} aria-hidden />} className={styles.icon} align="end" quiet>
      <div className={styles.choices}>
        {session !== undefined && (
          <p className={styles.me}>
            <strong>{session.name}</strong>
            <span>{t(`app.role.${session.role}`)}</span>
          </p>
        )}
        <Choice choose={signOut}>
          <IconLogout size={16} stroke={1.7} aria-hidden />
          {t('app.signOut')}
        </Choice>
      </div>
    </DropPanel>
  )
}

/** Ends the session and forgets everything that was read in it. */
export function useSignOut(): () => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate } = useMutation({
    ...signOutMutation(),
    onSuccess: async () => {
      await navigate(paths.signIn())
      client.clear()
    },
  })
  return () => mutate()
}
