import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { EXTENSION_TARGET } from '#contract/hipcall/enums.ts'
import { type Extension, ExtensionListQuery } from '#contract/hipcall/extensions.ts'
import { extensionPages } from '#web/api/extensions.ts'
import { useList } from '#web/api/use-list.ts'
import { paths } from '#web/app/paths.ts'
import { listWords } from '#web/entities/list-words.ts'
import { useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { useTableSearch } from '#web/lib/use-table-search.ts'
import type { Sort } from '#web/ui/data-table/columns.ts'
import { ListPage } from '#web/ui/list/list-page.tsx'
import { ExtensionCard } from './extension-card.tsx'
import { targetKind, targetOf } from './extension-target.ts'
import { extensionColumns } from './extensions-columns.tsx'

const ExtensionsSearch = z.omit(ExtensionListQuery, { page: true, per_page: true })
const SORTS = ['number', 'created_at', 'target_type'] as const
const keyOf = ({ id }: Extension) => String(id)
const hrefOf = ({ id }: Extension) => paths.extension(id)

function sortOf(sort: Sort | undefined): ExtensionListQuery['sort'] {
  return SORTS.filter((field) => field === sort?.field).map((field) => ({ field, descending: sort?.descending ?? false }))
}

/** The short numbers inside the account, and what each rings. */
export function ExtensionsPage() {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  const search = useTableSearch(ExtensionsSearch)
  const { query, change } = search
  const list = useList(extensionPages(query))
  const moment = useCallback((instant: number) => formats.shortMoment(instant, Date.now()), [formats])
  const columns = useMemo(() => extensionColumns(t, names, moment), [t, names, moment])
  const onSort = useCallback((sort: Sort | undefined) => change({ sort: sortOf(sort) }), [change])
  const labelOf = useCallback(
    (extension: Extension) => `${extension.number} → ${targetOf(extension, names)?.name ?? t('extensions.nothingRung')}`,
    [t, names],
  )
  return (
    <ListPage
      name="extensions"
      words={listWords('extensions', t)}
      search={search}
      list={list}
      find={{
        label: t('extensions.find'),
        placeholder: t('extensions.findPlaceholder'),
        value: query.q ?? '',
        commit: (q) => change({ q }, { replace: true }),
      }}
      filters={[
        {
          name: 'target',
          label: t('extensions.column.kind'),
          options: EXTENSION_TARGET.map((value) => ({ value, text: targetKind(value, t) })),
          chosen: query.target ?? [],
          choose: (values) => change({ target: EXTENSION_TARGET.filter((type) => values.includes(type)) }),
        },
      ]}
      time={names.time}
      columns={columns}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={labelOf}
      sort={query.sort?.[0]}
      onSort={onSort}
      card={(extension) => <ExtensionCard extension={extension} names={names} />}
    />
  )
}
