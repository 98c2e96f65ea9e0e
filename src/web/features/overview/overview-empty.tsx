import { useTranslation } from 'react-i18next'
import list from '#web/ui/list/list.module.css'
import type { OverviewChip } from './overview-chips.ts'
import type { OverviewQuery } from './overview-search.ts'

interface EmptyProps {
  chips: readonly OverviewChip[]
  change: (change: OverviewQuery) => void
  clear: () => void
}

/** There is nothing to reckon with: said in words, with a way on. */
export function OverviewEmpty({ chips, change, clear }: EmptyProps) {
  const { t } = useTranslation()
  const filters = chips.map(({ text }) => text).join(', ')
  return (
    <div className={list.empty} role="status">
      <h2>{t('overview.empty.title')}</h2>
      <p>{filters === '' ? t('overview.empty.plain') : t('overview.empty.filtered', { filters })}</p>
      <button type="button" onClick={() => change({ period: '90d', started_from: undefined, started_to: undefined })}>
        {t('overview.empty.longer')}
      </button>
      {filters !== '' && (
        <button type="button" onClick={clear}>
          {t('overview.empty.clear')}
        </button>
      )}
    </div>
  )
}
