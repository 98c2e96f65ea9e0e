import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#contract/client.ts'
import type { NumberChangePreview } from '#contract/dashboard/number-changes.ts'
import { numberChangePreview } from '#web/api/number-changes.ts'
import type { Names } from '#web/entities/names.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Failure } from '#web/ui/failure.tsx'
import type { Chosen } from './chosen-users.ts'
import styles from './number-changes.module.css'
import { PreviewTable } from './preview-table.tsx'
import { useStart } from './use-start.ts'

interface PreviewProps {
  chosen: Chosen & { wanted: number | null }
  change: (part: Partial<Chosen>) => void
  names: Names
}

/** What the change would do to each of the chosen, and the button that starts it. */
export function Preview({ chosen, change, names }: PreviewProps) {
  const { t } = useTranslation()
  const { users, wanted } = chosen
  const query = useQuery({ ...numberChangePreview({ user_ids: users, default_number_id: wanted }), placeholderData: keepPreviousData })
  const { data, error, isPlaceholderData, refetch, isFetching } = query
  if (error instanceof ApiError && error.status === 422)
    return (
      <p role="alert" className={styles.failed}>
        {t('users.number.numberGone')}
      </p>
    )
  if (error !== null && (data === undefined || isPlaceholderData))
    return <Failure error={error} title={t('numberChanges.new.failed')} retry={() => void refetch()} retrying={isFetching} />
  if (data === undefined) return <div className={styles.waiting} role="status" aria-label={t('numberChanges.new.loading')} />
  return (
    <Previewed
      preview={data.data}
      chosen={chosen}
      change={change}
      names={names}
      settled={!isPlaceholderData}
      lookAgain={() => void refetch()}
    />
  )
}

interface PreviewedProps extends PreviewProps {
  preview: NumberChangePreview
  /** False while what stands here is of another number. */
  settled: boolean
  lookAgain: () => void
}

function Previewed({ preview, chosen, change, names, settled, lookAgain }: PreviewedProps) {
  const { t } = useTranslation()
  const without = new Set(chosen.without)
  const rows = preview.rows.filter(({ verdict, user_id }) => verdict === 'change' && !without.has(user_id))
  const { start, pending, failed } = useStart(chosen.wanted, rows, lookAgain)
  const { counts } = preview
  const told = [
    { text: t('numberChanges.new.change', { count: rows.length }), always: true, strong: true },
    { text: t('numberChanges.new.already', { count: counts.already }), always: counts.already > 0 },
    { text: t('numberChanges.new.gone', { count: counts.gone }), always: counts.gone > 0 },
    { text: t('numberChanges.new.passive', { count: counts.passive }), always: counts.passive > 0 },
    { text: t('numberChanges.new.leftOut', { count: counts.change - rows.length }), always: counts.change > rows.length },
  ]
  return (
    <Block title={t('numberChanges.new.preview')}>
      <div className={styles.start}>
        <p role="status" className={styles.counts}>
          {told
            .filter(({ always }) => always)
            .map(({ text, strong }) => (
              <span key={text} data-strong={strong}>
                {text}
              </span>
            ))}
        </p>
        <button type="button" className="button" data-primary onClick={start} disabled={!settled || pending || rows.length === 0}>
          {t('numberChanges.new.start', { count: rows.length })}
        </button>
      </div>
      <p role="alert" className={styles.failed}>
        {failed}
      </p>
      <PreviewTable preview={preview} without={without} change={change} names={names} settled={settled} />
    </Block>
  )
}
