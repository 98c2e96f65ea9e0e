import type { AuditEntry } from '#contract/dashboard/audit.ts'
import { parseTimestamp } from '#contract/wire.ts'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'
import type { DataColumn } from '#web/ui/data-table/columns.ts'
import styles from './audit.module.css'
import { kindText, targetText, whatText } from './audit-words.ts'

export function auditColumns(names: Names, formats: Formats): DataColumn<AuditEntry>[] {
  const { t } = names
  return [
    { id: 'when', header: t('audit.column.when'), width: 90, priority: 0, cell: ({ at }) => formats.time(parseTimestamp(at)) },
    {
      id: 'who',
      header: t('audit.column.who'),
      width: 210,
      grow: 1,
      priority: 1,
      cell: ({ actor }) => (
        <>
          {actor.name} {actor.role !== null && <span className={styles.quiet}>{t(`app.role.${actor.role}`)}</span>}
        </>
      ),
    },
    { id: 'what', header: t('audit.column.what'), width: 240, grow: 4, priority: 0, cell: (entry) => whatText(entry, names) },
    {
      id: 'target',
      header: t('audit.column.target'),
      width: 200,
      grow: 2,
      priority: 1,
      cell: ({ target }) => <span className={styles.target}>{targetText(target, names)}</span>,
    },
    { id: 'kind', header: t('audit.column.kind'), width: 130, priority: 2, cell: ({ target }) => kindText(target.type, names) },
  ]
}
