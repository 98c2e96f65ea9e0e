import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import * as z from 'zod/mini'
import { NUMBER_CHANGE_ROW_STATES, type NumberChangeDetail, type NumberChangeRow } from '#contract/dashboard/number-changes.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { DataTable } from '#web/ui/data-table/data-table.tsx'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { Card } from '#web/ui/list/card.tsx'
import { nameOf } from './change-words.ts'
import { jobColumns } from './job-columns.tsx'
import styles from './number-changes.module.css'
import { OldToNew } from './old-to-new.tsx'
import { RowResult } from './row-result.tsx'

const RowsSearch = z.object({ result: z.optional(z.enum(NUMBER_CHANGE_ROW_STATES)) })
/** Those that need somebody come first. */
const ORDER = ['failed', 'waiting', 'done', 'skipped'] as const
const keyOf = ({ user_id }: NumberChangeRow) => String(user_id)
const hrefOf = ({ user_id }: NumberChangeRow) => paths.user(user_id)

/** What became of each user of a job. */
export function JobRows({ job, names }: { job: NumberChangeDetail; names: Names }) {
  const { t } = useTranslation()
  const { query } = useTableSearch(RowsSearch)
  const columns = useMemo(() => jobColumns(names), [names])
  const rows = useMemo(() => {
    const groups = ORDER.map((state) => job.rows.filter((row) => row.state === state))
    return groups.flat().filter(({ state }) => query.result === undefined || state === query.result)
  }, [job.rows, query.result])
  return (
    <Block title={t('numberChanges.one.rows')}>
      <Results job={job} chosen={query.result} />
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('numberChanges.one.noRows')}</p>
      ) : (
        <DataTable
          name="number-change"
          label={t('numberChanges.one.rows')}
          columns={columns}
          rows={rows}
          rowKey={keyOf}
          rowHref={hrefOf}
          rowLabel={(row) => nameOf(row, names)}
          card={(row) => (
            <Card
              title={nameOf(row, names)}
              aside={<OldToNew from={row.old_number_id} to={row.new_number_id} names={names} />}
              below={<RowResult row={row} names={names} />}
            />
          )}
          state="ready"
          total={rows.length}
        />
      )}
    </Block>
  )
}

/** The results there are, each a link to its rows. */
function Results({ job, chosen }: { job: NumberChangeDetail; chosen: NumberChangeRow['state'] | undefined }) {
  const { t } = useTranslation()
  const { counts } = job
  const there = ORDER.filter((state) => counts[state] > 0 || state === chosen)
  return (
    <nav aria-label={t('numberChanges.one.filter')}>
      <ul className={styles.results}>
        <li>
          <Link to="." replace preventScrollReset aria-current={chosen === undefined || undefined}>
            {t('numberChanges.one.all')} <span>{counts.total}</span>
          </Link>
        </li>
        {there.map((state) => (
          <li key={state}>
            <Link to={`?result=${state}`} replace preventScrollReset aria-current={chosen === state || undefined}>
              {t(`numberChanges.result.${state}`)} <span>{counts[state]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
