import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '#web/app/paths.ts'
import { useMay } from '#web/entities/use-may.ts'
import styles from './account.module.css'
import { PersonBlock } from './person-block.tsx'
import { SyncBlock } from './sync-block.tsx'
import { TokensBlock } from './tokens-block.tsx'

/** The account: what of it is held here, who one is in it, and the tokens that open it. */
export function AccountPage() {
  const { t } = useTranslation()
  const mayTokens = useMay('token.manage') === true
  const mayTrail = useMay('audit.read') === true
  return (
    <article className={styles.page}>
      <title>{`${t('account.title')} · ${t('app.name')}`}</title>
      <header className={styles.header}>
        <h1>{t('account.title')}</h1>
        {mayTrail && (
          <Link className={styles.trail} to={paths.audit()}>
            <IconHistory size={16} stroke={1.7} aria-hidden />
            {t('account.trail')}
          </Link>
        )}
      </header>
      <SyncBlock />
      <PersonBlock />
      {mayTokens && <TokensBlock />}
    </article>
  )
}
