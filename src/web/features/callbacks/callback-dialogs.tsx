import { useState } from 'react'
import { CALLBACK_CLOSE_REASONS, type Callback, type CallbackCloseReason } from '#contract/dashboard/callbacks.ts'
import { instantToWallTime, wallTimeOn, wallTimeToInstant } from '#web/lib/wall-time.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/form/fields.tsx'
import forms from '#web/ui/form/form.module.css'
import { type CallbackWording, callerText } from './callback-words.ts'
import styles from './callbacks.module.css'
import type { CallbackActs } from './use-callback-acts.ts'

/** What is asked about a case before it is put aside or closed. */
export interface Asked {
  about: 'snooze' | 'close'
  callback: Callback
}

interface DialogProps extends CallbackWording {
  asked: Asked | undefined
  acts: CallbackActs
  close: () => void
}

export function CallbackDialog({ asked, ...props }: DialogProps) {
  if (asked === undefined) return null
  const { callback } = asked
  return asked.about === 'snooze' ? <SnoozeDialog callback={callback} {...props} /> : <CloseDialog callback={callback} {...props} />
}

type OneProps = Omit<DialogProps, 'asked'> & { callback: Callback }

const HOUR = 3_600_000
const MONTH = 30 * 24 * HOUR

function SnoozeDialog({ callback, acts, close, names, formats }: OneProps) {
  const { t } = names
  const [now] = useState(() => Date.now())
  const tomorrow = wallTimeOn(formats.zone, now, 1, '09:00')
  const [custom, setCustom] = useState(tomorrow)
  const [wrong, setWrong] = useState(false)
  const until = (instant: number | undefined) => {
    if (instant === undefined || instant <= Date.now() || instant > Date.now() + MONTH) return setWrong(true)
    acts.snooze(callback, instant)
    close()
  }
  const title = t('callbacks.snoozing.title', { who: callerText(callback, names) })
  return (
    <Dialog label={title} close={close}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          until(wallTimeToInstant(formats.zone, custom))
        }}
      >
        <h2>{title}</h2>
        <p className={styles.quiet}>{t('callbacks.snoozing.hint')}</p>
        <div className={forms.buttons}>
          <button type="button" className="button" data-first onClick={() => until(Date.now() + HOUR)}>
            {t('callbacks.snoozing.hour')}
          </button>
          <button type="button" className="button" onClick={() => until(wallTimeToInstant(formats.zone, tomorrow))}>
            {t('callbacks.snoozing.tomorrow')}
          </button>
        </div>
        <TextField
          label={t('callbacks.snoozing.custom', { zone: names.zone })}
          type="datetime-local"
          value={custom}
          min={instantToWallTime(formats.zone, now)}
          onChange={(event) => setCustom(event.target.value)}
          error={wrong ? t('callbacks.snoozing.wrong') : undefined}
        />
        <div className={forms.buttons}>
          <button type="submit" className="button" data-primary>
            {t('callbacks.snoozing.set')}
          </button>
          <button type="button" className="button" onClick={close}>
            {t('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function CloseDialog({ callback, acts, close, names }: OneProps) {
  const { t } = names
  const [reason, setReason] = useState<CallbackCloseReason>('reached_elsewhere')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = reason === 'other' && note.trim() === ''
  const title = t('callbacks.closing.title', { who: callerText(callback, names) })
  return (
    <Dialog label={title} close={close}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (missing) return
          acts.close(callback, reason, note.trim())
          close()
        }}
      >
        <h2>{title}</h2>
        <p className={styles.quiet}>{t('callbacks.closing.hint')}</p>
        <SelectField
          label={t('callbacks.closing.reason')}
          value={reason}
          data-first
          onChange={(event) => setReason(CALLBACK_CLOSE_REASONS.find((one) => one === event.target.value) ?? reason)}
        >
          {CALLBACK_CLOSE_REASONS.map((one) => (
            <option key={one} value={one}>
              {t(`callbacks.reason.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={t('callbacks.closing.note')}
          value={note}
          maxLength={500}
          rows={3}
          onChange={(event) => setNote(event.target.value)}
          error={asked && missing ? t('callbacks.closing.noteNeeded') : undefined}
        />
        <div className={forms.buttons}>
          <button type="submit" className="button" data-primary>
            {t('callbacks.closing.set')}
          </button>
          <button type="button" className="button" onClick={close}>
            {t('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
