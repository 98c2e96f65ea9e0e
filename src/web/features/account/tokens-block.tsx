import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Token } from '#contract/dashboard/tokens.ts'
import { tokensOptions } from '#web/api/tokens.ts'
import { useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { useNow } from '#web/lib/use-now.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Failure } from '#web/ui/failure.tsx'
import styles from './account.module.css'
import { NewToken } from './new-token.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { TokenTable } from './token-table.tsx'

/** The tokens of this server: those that are valid, those that were, making one and revoking one. */
export function TokensBlock() {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  const now = useNow(15_000)
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Token>()
  const { data, error, refetch, isFetching } = useQuery(tokensOptions())
  const valid = data?.data.filter(({ revoked_at }) => revoked_at === null)
  const revoked = data?.data.filter(({ revoked_at }) => revoked_at !== null) ?? []
  const wording = { names, formats: { t, formats, now } }
  return (
    <Block
      title={t('account.tokens.title')}
      count={valid === undefined || valid.length === 0 ? undefined : t('account.tokens.count', { count: valid.length })}
      action={
        <button type="button" className="button" onClick={() => setMaking(true)}>
          <IconPlus size={16} stroke={1.9} aria-hidden />
          {t('account.tokens.make')}
        </button>
      }
    >
      <p className={styles.quiet}>{t('account.tokens.hint')}</p>
      {valid === undefined ? (
        error === null ? (
          <div className={styles.waiting} role="status" aria-label={t('account.tokens.loading')} />
        ) : (
          <Failure title={t('account.tokens.failed')} error={error} retry={() => void refetch()} retrying={isFetching} />
        )
      ) : valid.length === 0 ? (
        <p className={styles.none}>{t('account.tokens.none')}</p>
      ) : (
        <TokenTable label={t('account.tokens.title')} tokens={valid} revoke={setRevoking} wording={wording} />
      )}
      {revoked.length > 0 && (
        <details className={styles.revoked}>
          <summary>{t('account.tokens.revokedOnes', { count: revoked.length })}</summary>
          <TokenTable label={t('account.tokens.revokedOnes', { count: revoked.length })} tokens={revoked} wording={wording} />
        </details>
      )}
      {making && <NewToken close={() => setMaking(false)} />}
      {revoking !== undefined && <RevokeDialog token={revoking} close={() => setRevoking(undefined)} />}
    </Block>
  )
}
