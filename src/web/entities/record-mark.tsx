import { useTranslation } from 'react-i18next'
import type { Directory } from '#contract/dashboard/directory.ts'
import { RecordState, StateMark } from '#web/ui/state-mark.tsx'
import type { Names } from './names.ts'

interface MarkProps {
  names: Names
  kind: keyof Directory
  id: number
  /** As the API gives it; what has none is marked only when it is gone. */
  state?: string | undefined
}

/** Beside the name of a record: that Hipcall has it no more, or its state. */
export function RecordMark({ names, kind, id, state }: MarkProps) {
  const { t } = useTranslation()
  if (isGone(names, kind, id)) return <StateMark on={false} word={t('detail.gone')} />
  return state === undefined ? null : <RecordState state={state} />
}

/** Whether the account has it no more. */
export function isGone({ directory }: Pick<Names, 'directory'>, kind: keyof Directory, id: number): boolean {
  const records: readonly { id: number; gone?: true | undefined }[] = directory[kind]
  return records.some((record) => record.id === id && record.gone === true)
}
