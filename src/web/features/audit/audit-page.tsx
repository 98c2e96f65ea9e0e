import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import * as z from 'zod/mini'
import { AUDIT_ACTIONS, AUDIT_TARGETS, type AuditEntry, AuditListQuery } from '#contract/dashboard/audit.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { auditPages } from '#web/api/audit.ts'
import { useList } from '#web/api/use-list.ts'
import { Allowed } from '#web/entities/allowed.tsx'
import { listWords } from '#web/entities/list-words.ts'
import { type Names, useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { type UsedTableSearch, useTableSearch } from '#web/lib/use-table-search.ts'
import { Card } from '#web/ui/list/card.tsx'
import { type ListFilter, ListPage } from '#web/ui/list/list-page.tsx'
import { auditColumns } from './audit-columns.tsx'
import { actionText, kindText, targetHref, targetText, whatText } from './audit-words.ts'

const AuditSearch = z.omit(AuditListQuery, { page: true, per_page: true })
const keyOf = ({ id }: AuditEntry) => String(id)
const hrefOf = ({ target }: AuditEntry) => targetHref(target)

/** Who changed what, when. */
export function AuditPage() {
  const { t } = useTranslation()
  return (
    <Allowed right="audit.read" title={t('audit.title')} what={t('audit.whatFor')}>
      <Trail />
    </Allowed>
  )
}

function Trail() {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  const search = useTableSearch(AuditSearch)
  const list = useList(auditPages(search.query))
  const columns = useMemo(() => auditColumns(names, formats), [names, formats])
  const groupOf = useMemo(
    () =>
      ({ at }: AuditEntry) =>
        names.dayOf(parseTimestamp(at)),
    [names],
  )
  return (
    <ListPage
      name="audit"
      words={listWords('audit', t)}
      search={search}
      list={list}
      filters={filtersOf(search, names, list.rows[0])}
      time={names.time}
      columns={columns}
      groupOf={groupOf}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={({ target }) => targetText(target, names)}
      card={(entry) => (
        <Card
          title={whatText(entry, names)}
          aside={formats.shortTime(parseTimestamp(entry.at))}
          below={targetText(entry.target, names)}
          end={entry.actor.name}
        />
      )}
    />
  )
}

/** `shown`: an entry of the list, for the name of the one thing it is about. */
function filtersOf({ query, change }: UsedTableSearch<typeof AuditSearch>, names: Names, shown: AuditEntry | undefined): ListFilter[] {
  const { t, directory } = names
  const { target_type: type, target_id: ids = [] } = query
  const nameOf = (id: number) =>
    targetText(shown?.target.id === id ? shown.target : { type: type ?? shown?.target.type ?? '', id, name: null }, names)
  const one: ListFilter = {
    name: 'target_id',
    label: t('audit.column.target'),
    options: ids.map((id) => ({ value: id, text: nameOf(id) })),
    chosen: ids,
    choose: (values) => change({ target_id: values.map(Number) }),
  }
  return [
    {
      name: 'target_type',
      label: t('audit.column.kind'),
      single: true,
      options: AUDIT_TARGETS.map((value) => ({ value, text: kindText(value, names) })),
      chosen: type === undefined ? [] : [type],
      // An id means another thing of another kind.
      choose: ([value]) => change({ target_type: AUDIT_TARGETS.find((target) => target === value), target_id: [] }),
    },
    {
      name: 'actor',
      label: t('audit.column.who'),
      searched: true,
      options: directory.users.map(({ id, name }) => ({ value: id, text: name })),
      chosen: query.actor ?? [],
      choose: (values) => change({ actor: values.map(Number) }),
    },
    {
      name: 'action',
      label: t('audit.column.what'),
      options: AUDIT_ACTIONS.map((value) => ({ value, text: actionText(value, names) })),
      chosen: query.action ?? [],
      choose: (values) => change({ action: AUDIT_ACTIONS.filter((action) => values.includes(action)) }),
    },
    ...(ids.length > 0 ? [one] : []),
  ]
}
