import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { ApiError } from '#contract/client.ts'
import { ROLES, type Role } from '#contract/dashboard/roles.ts'
import { accountOptions, signInMutation } from '#web/api/session.ts'
import { paths } from '#web/app/paths.ts'
import { failureText } from '#web/ui/failure.tsx'
import styles from './sign-in-page.module.css'

/** Where to go afterwards: a path of this app, never another site. */
function targetOf(from: string | null): string {
  return from?.startsWith('/') && !from.startsWith('//') && !from.startsWith('/\\') ? from : paths.home()
}

function useSignIn() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return useMutation({
    ...signInMutation(),
    onSuccess: async () => {
      client.clear()
      await navigate(targetOf(params.get('from')), { replace: true })
    },
  })
}

/** Signing in with an API token, or as one of the demo's people with one click. */
export function SignInPage() {
  const { t } = useTranslation()
  const signIn = useSignIn()
  const account = useQuery(accountOptions())
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const error = missing ? t('signIn.missing') : signIn.error === null ? undefined : refusal(signIn.error)
  useEffect(() => field.current?.focus(), [])

  function refusal(cause: Error): string {
    if (cause instanceof ApiError && cause.status === 403)
      return t(account.data?.data.kind === 'hipcall' ? 'signIn.refusedHere' : 'signIn.refused')
    if (cause instanceof ApiError && cause.status === 429) return t('signIn.tooMany', { seconds: cause.retryAfter ?? 60 })
    return t('signIn.failed', { detail: failureText(cause, t) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const token = field.current?.value.trim() ?? ''
    setMissing(token === '')
    if (token === '') field.current?.focus()
    else signIn.mutate(token)
  }
  return (
    <main className={styles.page}>
      <title>{`${t('signIn.title')} · ${t('app.name')}`}</title>
      <div className={styles.box}>
        <p className={styles.brand}>
          <img src="/icon.svg" alt="" width={36} height={36} />
          <span>{t('app.name')}</span>
        </p>
        <h1>{t('signIn.title')}</h1>
        <p className={styles.quiet}>{t('signIn.lead')}</p>
        <form onSubmit={submit} noValidate>
          <label htmlFor={id}>{t('signIn.token')}</label>
          <input
            ref={field}
            id={id}
            type="password"
            autoComplete="off"
            spellCheck={false}
            aria-invalid={error !== undefined}
            aria-describedby={`${id}-hint ${id}-error`}
          />
          <p id={`${id}-hint`} className={styles.quiet}>
            {t('signIn.tokenHint')}
          </p>
          <p id={`${id}-error`} className={styles.error} role="alert">
            {error}
          </p>
          <button type="submit" className="button" data-primary disabled={signIn.isPending}>
            {t('signIn.submit')}
          </button>
        </form>
        {account.data?.data.demo_sign_in === true && <DemoPeople signIn={signIn.mutate} busy={signIn.isPending} />}
      </div>
    </main>
  )
}

const DEMO_ORDER: readonly Role[] = [...ROLES].sort((a, b) => Number(b === 'supervisor') - Number(a === 'supervisor'))

function DemoPeople({ signIn, busy }: { signIn: (token: string) => void; busy: boolean }) {
  const { t } = useTranslation()
  return (
    <section className={styles.demo}>
      <h2>{t('signIn.demo')}</h2>
      {DEMO_ORDER.map((role) => (
        <button key={role} type="button" className="button" disabled={busy} onClick={() => signIn(`demo-${role}`)}>
          <strong>{t(`app.role.${role}`)}</strong>
          <span>{t(`signIn.demoPerson.${role}`)}</span>
        </button>
      ))}
    </section>
  )
}
