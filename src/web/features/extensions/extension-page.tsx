import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Extension } from '#contract/hipcall/extensions.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { extensionOptions } from '#web/api/extensions.ts'
import { paths } from '#web/app/paths.ts'
import { useNames } from '#web/entities/names.ts'
import { RecentCalls } from '#web/entities/recent-calls.tsx'
import { RecordMark } from '#web/entities/record-mark.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { DetailPage, Facts } from '#web/ui/detail/detail-page.tsx'
import { type DetailWords, Identified } from '#web/ui/detail/identified.tsx'
import { Loaded } from '#web/ui/detail/loaded.tsx'
import { targetOf } from './extension-target.ts'

/** An extension: what it rings, and the newest calls of that. */
export function ExtensionPage() {
  const { t } = useTranslation()
  const told = {
    back: { to: paths.extensions(), text: t('extensions.title') },
    words: {
      loading: t('extensions.one.loading'),
      failed: t('extensions.one.failed'),
      missing: t('extensions.one.missing'),
      missingWhy: t('extensions.one.missingWhy'),
    },
  }
  return <Identified {...told}>{(id) => <IdentifiedExtension id={id} {...told} />}</Identified>
}

function IdentifiedExtension({ id, ...told }: DetailWords & { id: number }) {
  const query = useQuery(extensionOptions(id))
  return (
    <Loaded query={query} {...told}>
      {({ data }) => <LoadedExtension extension={data} back={told.back} />}
    </Loaded>
  )
}

function LoadedExtension({ extension, back }: { extension: Extension; back: DetailWords['back'] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const names = useNames()
  const target = targetOf(extension, names)
  const rings = target === null ? t('extensions.nothingRung') : target.page ? <Link to={target.page.to}>{target.name}</Link> : target.name
  return (
    <DetailPage
      title={t('extensions.one.title', { number: extension.number })}
      mark={<RecordMark names={names} kind="extensions" id={extension.id} />}
      back={back}
    >
      <Facts
        facts={[
          { label: t('extensions.column.target'), value: rings },
          { label: t('extensions.column.kind'), value: target?.kind ?? '—' },
          { label: t('extensions.column.created'), value: formats.moment(parseTimestamp(extension.created_at)) },
          { label: t('extensions.column.updated'), value: formats.moment(parseTimestamp(extension.updated_at)) },
        ]}
      />
      {target?.page && <RecentCalls filter={target.page.calls} title={t('extensions.callsOf', { name: target.name })} />}
    </DetailPage>
  )
}
