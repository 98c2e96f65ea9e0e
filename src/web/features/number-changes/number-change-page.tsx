import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { NumberChangeDetail } from '#contract/dashboard/number-changes.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { numberChangeOptions } from '#web/api/number-changes.ts'
import { paths } from '#web/app/paths.ts'
import { Allowed } from '#web/entities/allowed.tsx'
import { type Names, useNames } from '#web/entities/names.ts'
import { NumberName } from '#web/entities/number-name.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { DetailPage, type Fact, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import { titleOf } from './change-words.ts'
import { JobProgress } from './job-progress.tsx'
import { JobRows } from './job-rows.tsx'
import { useJobActions } from './use-job-actions.tsx'
import { useTouched } from './use-touched.ts'

/** A change of many default numbers: how far it is, what became of each user, and what can be done about that. */
export function NumberChangePage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.numberChanges(), text: t('numberChanges.title') },
    words: {
      loading: t('numberChanges.one.loading'),
      failed: t('numberChanges.one.failed'),
      missing: t('numberChanges.one.missing'),
      missingWhy: t('numberChanges.one.missingWhy'),
    },
  }
  return (
    <Allowed right="number.assign" title={t('numberChanges.title')} what={t('numberChanges.what')}>
      <Identified {...told}>{(id) => <IdentifiedChange id={id} {...told} />}</Identified>
    </Allowed>
  )
}

function IdentifiedChange({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(numberChangeOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedChange job={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedChange({ job, back }: { job: NumberChangeDetail; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  useTouched(job.state)
  const { buttons, refused } = useJobActions(job)
  const moment = formats.shortMoment(parseTimestamp(job.created_at), Date.now())
  return (
    <DetailPage title={titleOf(job, t)} subtitle={t('numberChanges.one.by', { name: job.by.name, moment })} back={back} actions={buttons}>
      <JobProgress job={job} refused={refused} />
      <Facts facts={factsOf(job, names)} />
      <JobRows job={job} names={names} />
    </DetailPage>
  )
}

function factsOf(job: NumberChangeDetail, names: Names): Fact[] {
  const { t } = names
  const link = (id: number) => <Link to={paths.numberChange(id)}>{t('numberChanges.one.title', { id })}</Link>
  return [
    job.undo_of === null
      ? { label: t('numberChanges.column.number'), value: <NumberName id={job.default_number_id} names={names} /> }
      : { label: t('numberChanges.one.undoOf'), value: link(job.undo_of) },
    { label: t('numberChanges.column.users'), value: job.counts.total },
    ...(job.undone_by === null ? [] : [{ label: t('numberChanges.one.undoneBy'), value: link(job.undone_by) }]),
    {
      label: t('audit.title'),
      value: <Link to={paths.audit({ target_type: 'number_change', target_id: job.id })}>{t('numberChanges.one.trail')}</Link>,
    },
  ]
}
