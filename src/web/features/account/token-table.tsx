import type { Token } from '#contract/dashboard/tokens.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Names } from '#web/entities/names.ts'
import styles from './account.module.css'
import { agoText, momentText, type SyncWording } from './sync-words.ts'

interface TableProps {
  label: string
  tokens: readonly Token[]
  /** Absent: they are revoked already. */
  revoke?: (token: Token) => void
  wording: { names: Names; formats: SyncWording }
}

/** Tokens, a row each; on a phone a card. */
export function TokenTable({ label, tokens, revoke, wording: { names, formats } }: TableProps) {
  const { t } = names
  const moment = (timestamp: string) => momentText(parseTimestamp(timestamp), formats)
  return (
    <table className={styles.tokens} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('account.tokens.name')}</th>
          <th scope="col">{t('account.tokens.role')}</th>
          <th scope="col">{t('account.tokens.user')}</th>
          <th scope="col">{t('account.tokens.made')}</th>
          <th scope="col">{t('account.tokens.used')}</th>
          {revoke === undefined ? (
            <th scope="col">{t('account.tokens.revoked')}</th>
          ) : (
            <td>
              <span className="visually-hidden">{t('account.tokens.revoke')}</span>
            </td>
          )}
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row">{token.name}</th>
            <td>{t(`app.role.${token.role}`)}</td>
            <td data-label={t('account.tokens.user')}>
              {token.user_id === null ? <span className={styles.quiet}>{t('account.tokens.noUser')}</span> : names.user(token.user_id)}
            </td>
            <td data-label={t('account.tokens.made')}>{moment(token.created_at)}</td>
            <td data-label={t('account.tokens.used')}>{agoText(token.last_used_at, formats)}</td>
            {revoke === undefined ? (
              <td data-label={t('account.tokens.revoked')}>{token.revoked_at === null ? '' : moment(token.revoked_at)}</td>
            ) : (
              <td className={styles.act}>
                <button
                  type="button"
                  className="button"
                  aria-label={t('account.tokens.revokeOf', { name: token.name })}
                  onClick={() => revoke(token)}
                >
                  {t('account.tokens.revoke')}
                </button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
