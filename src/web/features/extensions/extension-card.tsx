import { useTranslation } from 'react-i18next'
import type { Extension } from '#contract/hipcall/extensions.ts'
import type { Names } from '#web/entities/names.ts'
import { Card } from '#web/ui/list/card.tsx'
import { targetOf } from './extension-target.ts'

/** An extension on a phone. */
export function ExtensionCard({ extension, names }: { extension: Extension; names: Names }) {
  const { t } = useTranslation()
  const target = targetOf(extension, names)
  return <Card title={extension.number} below={target?.name ?? t('extensions.nothingRung')} end={target?.kind} />
}
