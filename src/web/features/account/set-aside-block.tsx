import { useTranslation } from 'react-i18next'
import type { SetAside } from '#contract/dashboard/sync.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { setAsidePages } from '#web/api/sync.ts'
import { useList } from '#web/api/use-list.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Failure } from '#web/ui/failure.tsx'
import styles from './account.module.css'
import { momentText, type SyncWording } from './sync-words.ts'

/** Records of Hipcall's that could not be read: what, why, how often, and as they came. */
export function SetAsideBlock({ count, wording }: { count: number; wording: SyncWording }) {
  const { t } = useTranslation()
  const list = useList(setAsidePages(count))
  return (
    <Block title={t('account.aside.title')} count={wording.formats.number(count)}>
      <p className={styles.quiet}>{t('account.aside.hint')}</p>
      {list.error !== null ? (
        <Failure title={t('account.aside.failed')} error={list.error} retry={list.retry} retrying={list.retrying} />
      ) : list.state === 'loading' ? (
        <div className={styles.waiting} role="status" aria-label={t('account.aside.loading')} />
      ) : (
        <ul className={styles.aside}>
          {list.rows.map((record) => (
            <AsideRow key={record.id} record={record} wording={wording} />
          ))}
        </ul>
      )}
      {(list.end === 'more' || list.end === 'failed') && list.rows.length > 0 && (
        <button type="button" className="button" onClick={list.end === 'failed' ? list.retryMore : list.more}>
          {t('account.aside.more')}
        </button>
      )}
    </Block>
  )
}

const RESOURCES = ['cdr', 'cdrs', 'users', 'teams', 'greetings', 'numbers', 'extensions', 'tasks'] as const

function AsideRow({ record: { resource, reason, raw, times, last_at }, wording }: { record: SetAside; wording: SyncWording }) {
  const { t } = wording
  const known = RESOURCES.find((one) => one === resource)
  return (
    <li>
      <details>
        <summary>
          <strong>{known === undefined ? resource : t(`account.aside.resource.${known}`)}</strong> <span>{reason}</span>{' '}
          <span className={styles.quiet}>
            {t('account.aside.met', { count: times, when: momentText(parseTimestamp(last_at), wording) })}
          </span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard */}
        <section tabIndex={0} aria-label={t('account.aside.raw')}>
          <pre>{raw}</pre>
        </section>
      </details>
    </li>
  )
}
