import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Directory } from '#contract/dashboard/directory.ts'
import { paths } from '#web/app/paths.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import styles from './number-users-block.module.css'

/** People named here; the rest is a link away. */
const NAMED = 20

/** Who has the number by default. */
export function NumberUsers({ users, all }: { users: Directory['users']; all: string }) {
  const { t } = useTranslation()
  return (
    <Block
      title={t('numbers.usersTitle')}
      count={t('numbers.users', { count: users.length })}
      action={users.length > NAMED ? <Link to={all}>{t('detail.allCalls')}</Link> : undefined}
    >
      <ul className={styles.users}>
        {users.slice(0, NAMED).map(({ id, name, active, extension }) => (
          <li key={id}>
            <Link to={paths.user(id)} title={name}>
              {name}
            </Link>
            <span>{[extension, active ? null : t('detail.state.passive')].filter((fact) => fact !== null).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
