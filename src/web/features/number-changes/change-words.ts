/** What a change of many numbers does, did or could not do, in words. */
import type { TFunction } from 'i18next'
import type { NumberChange, NumberChangeDetail, NumberChangePreviewRow, NumberChangeRow } from '#contract/dashboard/number-changes.ts'
import type { Names } from '#web/entities/names.ts'
import { numberText } from '#web/entities/number-name.tsx'

/** A user as they were called then; by id where even that is not known. */
export const nameOf = (row: { user_id: number; name: string | null }, names: Names) => row.name ?? names.user(row.user_id)

export function verdictText({ verdict, passive }: NumberChangePreviewRow, t: TFunction): string {
  if (verdict === 'change' && passive) return t('numberChanges.verdict.changePassive')
  return t(`numberChanges.verdict.${verdict}`)
}

/** What a job does: gives a number, takes it away, or undoes another job. */
export function titleOf({ id, undo_of }: Pick<NumberChange, 'id' | 'undo_of'>, t: TFunction): string {
  return undo_of === null ? t('numberChanges.one.title', { id }) : t('numberChanges.one.titleUndo', { id, of: undo_of })
}

export function stateText({ state, counts }: Pick<NumberChange, 'state' | 'counts'>, t: TFunction): string {
  if (state === 'finished' && counts.failed > 0) return t('numberChanges.state.finishedFailed', { count: counts.failed })
  return t(`numberChanges.state.${state}`)
}

/** Rows that somebody else changed before the job came to them. */
export const conflictsOf = ({ rows }: NumberChangeDetail) => rows.filter(({ reason }) => reason === 'conflict').length

/** The result of a row, with its reason. */
export function resultText(row: NumberChangeRow, names: Names): string {
  const { t } = names
  if (row.reason === 'conflict') return t('numberChanges.reason.conflict', { number: numberText(row.current_number_id, names) })
  if (row.reason !== null) return t(`numberChanges.reason.${row.reason}`)
  return t(`numberChanges.result.${row.state}`)
}
