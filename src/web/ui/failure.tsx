import { IconAlertTriangle } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#contract/client.ts'
import { SAID } from '#contract/said.ts'
import styles from './failure.module.css'

/** What went wrong, as a sentence: no answer, an answer that is not as agreed (endpoint and field named), or what the server said. */
export function failureText(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : String(error)
  if (error.kind === 'network') return t('app.failed.network')
  if (error.kind === 'contract') return t('app.failed.contract', { detail: error.message })
  if (error.status === 429) return t('app.failed.busy', { seconds: error.retryAfter ?? 60 })
  const said = saidText(error.message, t)
  return error.status === 403 ? t('app.failed.forbidden', { detail: said }) : said
}

const KNOWN = new Map<string, keyof typeof SAID>(Object.entries(SAID).map(([name, sentence]) => [sentence, name as keyof typeof SAID]))

/** What the server said, in the language of the person where these are words of its own. */
function saidText(message: string, t: TFunction): string {
  const name = KNOWN.get(message)
  return name === undefined ? message : t(`said.${name}`, { defaultValue: message })
}

/** A part of the screen that could not be loaded: what failed, and another try. */
export function Failure({ error, title, retry, retrying }: { error: unknown; title?: string; retry?: () => void; retrying?: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={styles.failure} role="alert">
      <IconAlertTriangle size={20} stroke={1.7} aria-hidden />
      <div>
        <h2>{title ?? t('app.failed.title')}</h2>
        <p>{failureText(error, t)}</p>
        {retry !== undefined && (
          <button type="button" className="button" onClick={retry} disabled={retrying}>
            {t('app.retry')}
          </button>
        )}
      </div>
    </div>
  )
}
