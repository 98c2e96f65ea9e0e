import { IconCrown, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { User } from '#contract/hipcall/users.ts'
import styles from './users.module.css'

/** A user by name, with small marks for who owns the account and who signs in with a second factor. */
export function UserName({ user }: { user: User }) {
  const { t } = useTranslation()
  return (
    <span className={styles.name}>
      <span>{user.full_name}</span>
      {user.owner && <Mark Icon={IconCrown} word={t('users.owner')} />}
      {user['2fa'] && <Mark Icon={IconShieldCheck} word={t('users.twoFactor')} />}
    </span>
  )
}

function Mark({ Icon, word }: { Icon: typeof IconCrown; word: string }) {
  return (
    <span className={styles.mark} data-title={word}>
      <Icon size={14} stroke={1.7} aria-hidden="true" />
      <span className="visually-hidden">{word}</span>
    </span>
  )
}
