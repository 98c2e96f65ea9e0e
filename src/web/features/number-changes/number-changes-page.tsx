import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import * as z from 'zod/mini'
import type { NumberChange } from '#contract/dashboard/number-changes.ts'
import { numberChangePages } from '#web/api/number-changes.ts'
import { useList } from '#web/api/use-list.ts'
import { paths } from '#web/app/paths.ts'
import { Allowed } from '#web/entities/allowed.tsx'
import { listWords } from '#web/entities/list-words.ts'
import { useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import { Card } from '#web/ui/list/card.tsx'
import { ListPage } from '#web/ui/list/list-page.tsx'
import { stateText, titleOf } from './change-words.ts'
import { changeColumns, momentOf, numberOfJob } from './number-changes-columns.tsx'

const NoSearch = z.object({})
const keyOf = ({ id }: NumberChange) => String(id)
const hrefOf = ({ id }: NumberChange) => paths.numberChange(id)

/** All changes of many default numbers, newest first. */
export function NumberChangesPage() {
  const { t } = useTranslation()
  return (
    <Allowed right="number.assign" title={t('numberChanges.title')} what={t('numberChanges.what')}>
      <AllChanges />
    </Allowed>
  )
}

function AllChanges() {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  const search = useTableSearch(NoSearch)
  const list = useList(numberChangePages())
  const columns = useMemo(() => changeColumns(names, formats), [names, formats])
  return (
    <ListPage
      name="number-changes"
      words={listWords('numberChanges', t)}
      search={search}
      list={list}
      time={names.time}
      actions={<Link to={paths.users()}>{t('users.title')}</Link>}
      columns={columns}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={(job) => titleOf(job, t)}
      card={(job) => (
        <Card
          title={numberOfJob(job, names)}
          aside={momentOf(job, formats)}
          below={t('numberChanges.cardBy', { count: job.counts.total, name: job.by.name })}
          end={stateText(job, t)}
        />
      )}
    />
  )
}
