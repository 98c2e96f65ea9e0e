import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberChangePreview, NumberChangePreviewRow } from '#contract/dashboard/number-changes.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import { DataTable } from '#web/ui/data-table/data-table.tsx'
import { changed } from '#web/ui/data-table/use-selection.ts'
import { Card } from '#web/ui/list/card.tsx'
import { nameOf, verdictText } from './change-words.ts'
import type { Chosen } from './chosen-users.ts'
import { OldToNew } from './old-to-new.tsx'
import { previewColumns } from './preview-columns.tsx'

interface TableProps {
  preview: NumberChangePreview
  without: ReadonlySet<number>
  change: (part: Partial<Chosen>) => void
  names: Names
  settled: boolean
}

const keyOf = ({ user_id }: NumberChangePreviewRow) => String(user_id)
const hrefOf = ({ user_id }: NumberChangePreviewRow) => paths.user(user_id)
const canChange = ({ verdict }: NumberChangePreviewRow) => verdict === 'change'

/** Each of the chosen: from which number to which. Whose box is taken out stays as they are. */
export function PreviewTable({ preview, without, change, names, settled }: TableProps) {
  const { t } = useTranslation()
  const place = useId()
  const columns = useMemo(() => previewColumns(names), [names])
  const chosen = new Set(preview.rows.filter((row) => canChange(row) && !without.has(row.user_id)).map(keyOf))
  const selection = {
    chosen,
    able: canChange,
    label: (row: NumberChangePreviewRow) => t('numberChanges.new.include', { name: nameOf(row, names) }),
    change: (keys: readonly string[], on: boolean) => {
      const after = changed(chosen, keys, on)
      change({ without: preview.rows.filter((row) => canChange(row) && !after.has(keyOf(row))).map(({ user_id }) => user_id) })
    },
  }
  return (
    <DataTable
      name="number-change-preview"
      place={place}
      label={t('numberChanges.new.preview')}
      columns={columns}
      rows={preview.rows}
      rowKey={keyOf}
      rowHref={hrefOf}
      rowLabel={(row) => nameOf(row, names)}
      card={(row) => (
        <Card
          title={nameOf(row, names)}
          aside={verdictText(row, t)}
          below={<OldToNew from={row.old_number_id} to={row.new_number_id} names={names} />}
        />
      )}
      selection={selection}
      state={settled ? 'ready' : 'refreshing'}
      total={preview.rows.length}
    />
  )
}
