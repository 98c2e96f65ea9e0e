import { IconCopy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '#contract/dashboard/roles.ts'
import { TokenCreate } from '#contract/dashboard/tokens.ts'
import { HIPCALL } from '#contract/endpoint.ts'
import { createTokenMutation } from '#web/api/tokens.ts'
import { useNames } from '#web/entities/names.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { failureText } from '#web/ui/failure.tsx'
import { type FieldErrors, schemaErrors, serverErrors } from '#web/ui/form/field-errors.ts'
import { SelectField, TextField } from '#web/ui/form/fields.tsx'
import forms from '#web/ui/form/form.module.css'
import { useCopy } from '#web/ui/use-copy.ts'
import styles from './account.module.css'

interface Made {
  name: string
  role: Role
  token: string
}

/** What a token is for and may do; then the token itself, this once. */
export function NewToken({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const [made, setMade] = useState<Made>()
  const [copied, setCopied] = useState(false)
  if (made === undefined)
    return (
      <Dialog key="form" label={t('account.tokens.new')} close={close}>
        <TokenForm made={setMade} close={close} />
      </Dialog>
    )
  // A slip of the finger must not lose what is shown only once.
  const leave = () => {
    if (copied) close()
  }
  return (
    <Dialog key="made" label={t('account.tokens.created', { name: made.name })} close={leave}>
      <ShownOnce made={made} copied={() => setCopied(true)} close={close} />
    </Dialog>
  )
}

function TokenForm({ made, close }: { made: (token: Made) => void; close: () => void }) {
  const { t } = useTranslation()
  const { directory } = useNames()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const [user, setUser] = useState('')
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { mutate, isPending, error } = useMutation(createTokenMutation())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    const body = { name: name.trim(), role, user_id: user === '' ? null : Number(user) }
    const errors = schemaErrors(TokenCreate, body, t)
    setWrong(errors)
    if (Object.keys(errors).length > 0) return
    mutate(body, { onSuccess: ({ data }) => made(data), onError: (failed) => setWrong(serverErrors(failed, {})) })
  }
  const refused = error !== null && Object.keys(serverErrors(error, {})).length === 0
  return (
    <form className={forms.form} onSubmit={submit} noValidate>
      <h2>{t('account.tokens.new')}</h2>
      <TextField
        label={t('account.tokens.name')}
        placeholder={t('account.tokens.namePlaceholder')}
        value={name}
        maxLength={100}
        data-first
        error={wrong.name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('account.tokens.role')}
        value={role}
        onChange={(event) => setRole(ROLES.find((one) => one === event.target.value) ?? role)}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {t(`app.role.${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('account.tokens.user')}
        value={user}
        hint={t('account.tokens.userHint')}
        error={wrong.user_id}
        onChange={(event) => setUser(event.target.value)}
      >
        <option value="">{t('account.tokens.noUser')}</option>
        {directory.users
          .filter(({ gone }) => gone === undefined)
          .map(({ id, name: each }) => (
            <option key={id} value={id}>
              {each}
            </option>
          ))}
      </SelectField>
      {refused && (
        <p className={forms.failed} role="alert">
          {t('form.notSaved', { reason: failureText(error, t) })}
        </p>
      )}
      <div className={forms.buttons}>
        <button type="submit" className="button" data-primary disabled={isPending}>
          {t('account.tokens.create')}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('form.cancel')}
        </button>
      </div>
    </form>
  )
}

function ShownOnce({ made: { name, role, token }, copied, close }: { made: Made; copied: () => void; close: () => void }) {
  const { t } = useTranslation()
  const copy = useCopy()
  return (
    <div className={forms.form}>
      <h2>{t('account.tokens.created', { name })}</h2>
      <p>{t('account.tokens.once', { role: t(`app.role.${role}`) })}</p>
      <div className={styles.secret}>
        <TextField label={t('account.tokens.secret')} value={token} readOnly onFocus={(event) => event.target.select()} />
        <button
          type="button"
          className="button"
          data-first
          onClick={() => {
            copy(token, t('account.tokens.copied'))
            copied()
          }}
        >
          <IconCopy size={16} stroke={1.8} aria-hidden />
          {t('account.tokens.copy')}
        </button>
      </div>
      <div>
        <p className={styles.quiet}>{t('account.tokens.example')}</p>
        <code className={styles.example}>{`curl -H 'Authorization: Bearer ${token}' ${location.origin}${HIPCALL}/cdrs`}</code>
      </div>
      <div className={forms.buttons}>
        <button type="button" className="button" data-primary onClick={close}>
          {t('account.tokens.done')}
        </button>
      </div>
    </div>
  )
}
