import { useTranslation } from 'react-i18next'
import { useNames } from '#web/entities/names.ts'
import { instantToWallTime, wallTimeOn, wallTimeToInstant } from '#web/lib/wall-time.ts'
import { TextField } from '#web/ui/form/fields.tsx'
import forms from '#web/ui/form/form.module.css'
import styles from './new-task.module.css'

/** Milliseconds. */
const HOUR = 3_600_000

interface DueFieldProps {
  /** What the account's clocks show then, `2026-03-31T17:00`; empty for none. */
  value: string
  zone: string
  onChange: (due: string) => void
  error: string | undefined
}

/** When a task is due, as the account's clocks show it, wherever the browser is. */
export function DueField({ value, zone, onChange, error }: DueFieldProps) {
  const { t } = useTranslation()
  const { zone: city } = useNames()
  const now = Date.now()
  const presets = [
    { name: 'hour', due: instantToWallTime(zone, now + HOUR) },
    { name: 'today', due: wallTimeOn(zone, now, 0, '17:00') },
    { name: 'tomorrow', due: wallTimeOn(zone, now, 1, '09:00') },
  ] as const
  const isPast = (due: string) => (wallTimeToInstant(zone, due) ?? now) < now
  const hint = t('tasks.new.zone', { city })
  return (
    <div className={forms.field}>
      <TextField
        type="datetime-local"
        label={t('tasks.column.due')}
        value={value}
        max="9999-12-31T23:59"
        onChange={(event) => onChange(event.target.value)}
        error={error}
        hint={isPast(value) ? `${hint} ${t('tasks.new.past')}` : hint}
      />
      <div className={styles.presets}>
        {presets.map(({ name, due }) => (
          <button key={name} type="button" disabled={isPast(due)} onClick={() => onChange(due)}>
            {t(`tasks.new.preset.${name}`)}
          </button>
        ))}
      </div>
    </div>
  )
}
