import { IconFileSpreadsheet, IconFileTypeCsv } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import type { ExportFormat } from '#contract/dashboard/exports.ts'
import { AtLeast, CompletenessNotice } from '#web/entities/completeness/completeness-notice.tsx'
import { useFormats } from '#web/entities/use-formats.ts'
import { focusBack } from '#web/lib/focus-back.ts'
import { failureText } from '#web/ui/failure.tsx'
import { say } from '#web/ui/toast/toasts.ts'
import type { CallsQuery } from './calls-search.ts'
import styles from './export-panel.module.css'
import { cancelExportRun, type ExportRun, forgetExport, startExport, useExportRun } from './export-run.ts'

interface PanelProps {
  query: CallsQuery
  /** What is set in the filters, in words. */
  told: readonly string[]
  /** How many calls there are; undefined while that is not known. */
  total: number | undefined
  period: CoveredPeriod | undefined
}

/** What the file will have, the two formats to choose from, and how far it is. */
export function ExportPanel({ query, told, total, period }: PanelProps) {
  const { t, i18n } = useTranslation()
  const run = useExportRun()
  const state = run?.state
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that was pressed is gone: Escape and Tab go on from here.
    if (state !== undefined) focusBack(panel.current)
  }, [state])
  const start = (format: ExportFormat) => {
    const words = told.length === 0 ? {} : { told: told.join(' · ') }
    startExport({ ...query, ...words, format, language: i18n.language === 'tr' ? 'tr' : 'en' }, (ended) => {
      if (ended.state === 'done') say(t('exports.done', { count: ended.rows }))
      else if (ended.state !== 'cancelled') say(t('exports.failed'))
    })
  }
  return (
    <div ref={panel} tabIndex={-1} className={styles.panel}>
      {run?.state === 'running' ? (
        <Running run={run} />
      ) : (
        <>
          {run !== undefined && <Ended run={run} />}
          <p>
            {total === undefined ? t('list.counting') : <AtLeast period={period}>{t('exports.calls', { count: total })}</AtLeast>}
            <small>{told.length === 0 ? t('exports.all') : told.join(' · ')}</small>
          </p>
          <CompletenessNotice period={period} more={t('sync.file')} uncounted />
          <div className={styles.formats}>
            <button type="button" className="button" onClick={() => start('xlsx')}>
              <IconFileSpreadsheet size={18} stroke={1.7} aria-hidden />
              {t('exports.xlsx')}
            </button>
            <button type="button" className="button" onClick={() => start('csv')}>
              <IconFileTypeCsv size={18} stroke={1.7} aria-hidden />
              {t('exports.csv')}
            </button>
          </div>
          <small>{t('exports.hint')}</small>
        </>
      )}
    </div>
  )
}

function Running({ run }: { run: ExportRun }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [failed, setFailed] = useState<string>()
  const cancel = () =>
    cancelExportRun(run).then(
      () => setFailed(undefined),
      (error: unknown) => setFailed(failureText(error, t)),
    )
  const { rows, total } = run
  const words = t('exports.running', { rows: formats.number(rows), total: formats.number(total) })
  return (
    <>
      <p aria-live="polite">{total === 0 ? t('exports.starting') : words}</p>
      <progress aria-label={t('exports.progress')} max={Math.max(total, 1)} value={total === 0 ? undefined : rows} />
      <button type="button" className="button" onClick={() => void cancel()}>
        {t('form.cancel')}
      </button>
      {failed !== undefined && <p role="alert">{failed}</p>}
    </>
  )
}

/** How the last one went. */
function Ended({ run: { state, rows } }: { run: ExportRun }) {
  const { t } = useTranslation()
  const words = state === 'done' ? t('exports.done', { count: rows }) : state === 'cancelled' ? t('exports.cancelled') : t('exports.failed')
  return (
    <div className={styles.ended} role="status">
      <p>{words}</p>
      <button type="button" className="button" onClick={forgetExport}>
        {t('exports.fine')}
      </button>
    </div>
  )
}
