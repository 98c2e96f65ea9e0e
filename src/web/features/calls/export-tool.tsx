import { IconDownload } from '@tabler/icons-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { useMay } from '#web/entities/use-may.ts'
import { withWords } from '#web/i18n/index.ts'
import list from '#web/ui/list/list.module.css'
import { DropPanel } from '#web/ui/panel/drop-panel.tsx'
import type { Chip } from './calls-chips.ts'
import type { CallsQuery } from './calls-search.ts'

const fetchPanel = () => withWords(import('./export-panel.tsx'))
const ExportPanel = lazy(() => fetchPanel().then((module) => ({ default: module.ExportPanel })))

interface ToolProps {
  query: CallsQuery
  chips: readonly Chip[]
  total: number | undefined
  /** What is asked for; undefined while that is not known. */
  period: CoveredPeriod | undefined
}

/** The calls that are shown, all of them, as a file; for whom that is allowed. */
export function ExportTool({ query, chips, total, period }: ToolProps) {
  const { t } = useTranslation()
  if (useMay('export') !== true) return null
  return (
    <DropPanel
      label={t('list.export')}
      className={list.tool}
      align="end"
      prepare={fetchPanel}
      face={
        <>
          <IconDownload size={16} stroke={1.7} aria-hidden />
          <span>{t('list.export')}</span>
        </>
      }
    >
      <ExportPanel query={query} told={chips.map(({ text }) => text)} total={total} period={period} />
    </DropPanel>
  )
}
