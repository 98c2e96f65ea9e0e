import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ViewUpdate } from '#contract/dashboard/views.ts'
import { schemaErrors } from '#web/ui/form/field-errors.ts'
import { TextField } from '#web/ui/form/fields.tsx'
import { useMay } from '../use-may.ts'
import styles from './views.module.css'

interface FormProps {
  /** What it begins with. */
  name?: string
  shared?: boolean
  pending: boolean
  /** Resolves to why it was not done. */
  send: (view: { name: string; shared: boolean }) => Promise<string | undefined>
  /** Called when it is done. */
  done?: () => void
  cancel?: () => void
}

/** The name of a view, and whether everybody sees it. */
export function ViewForm({ name: before = '', shared: sharedBefore = false, pending, send, done, cancel }: FormProps) {
  const { t } = useTranslation()
  const mayShare = useMay('view.share')
  const [name, setName] = useState(before)
  const [shared, setShared] = useState(sharedBefore)
  const [wrong, setWrong] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    const view = { name: name.trim(), shared }
    const reason = schemaErrors(ViewUpdate, view, t).name ?? (await send(view))
    setWrong(reason)
    if (reason !== undefined) return
    setName(before)
    done?.()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('views.name')}
        value={name}
        maxLength={80}
        error={wrong}
        onChange={(event) => {
          setName(event.target.value)
          setWrong(undefined)
        }}
      />
      {(mayShare || sharedBefore) && (
        <label className={styles.share}>
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {t('views.share')}
        </label>
      )}
      <div className={styles.buttons}>
        <button type="submit" className="button" data-primary disabled={pending}>
          {t('form.save')}
        </button>
        {cancel !== undefined && (
          <button type="button" className="button" onClick={cancel}>
            {t('form.cancel')}
          </button>
        )}
      </div>
    </form>
  )
}
