import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/dashboard/session.ts'
import { chooseUserMutation, sessionOptions } from '#web/api/session.ts'
import { useNames } from '#web/entities/names.ts'
import { useFormats } from '#web/entities/use-formats.ts'
import { useNow } from '#web/lib/use-now.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { failureText } from '#web/ui/failure.tsx'
import { SelectField } from '#web/ui/form/fields.tsx'
import { say } from '#web/ui/toast/toasts.ts'
import styles from './account.module.css'

/** Who one is here, and by whose clock times are told. */
export function PersonBlock() {
  const { t } = useTranslation()
  const { data } = useQuery(sessionOptions())
  return (
    <Block title={t('account.you.title')}>
      {data === undefined ? <div className={styles.waiting} aria-busy="true" /> : <Person session={data.data} />}
    </Block>
  )
}

function Person({ session }: { session: Session }) {
  const { t } = useTranslation()
  const names = useNames()
  const formats = useFormats()
  const now = useNow(15_000)
  const { user_id, role, account } = session
  const name = user_id === null ? session.name : names.known ? names.user(user_id) : session.name
  return (
    <>
      <p>{t('account.you.sentence', { name, role: t(`app.role.${role}`) })}</p>
      {user_id === null && <p className={styles.quiet}>{t('account.you.none')}</p>}
      {session.may_choose_user && <ChooseUser user={user_id} />}
      <dl className={styles.facts} data-small>
        <div>
          <dt>{t('account.fact.zone')}</dt>
          <dd>{account.time_zone}</dd>
          <dd className={styles.below}>{t('account.fact.zoneNow', { time: formats.shortTime(now) })}</dd>
        </div>
      </dl>
    </>
  )
}

/** A token of Hipcall’s does not say whose it is: its owner does. */
function ChooseUser({ user }: { user: number | null }) {
  const { t } = useTranslation()
  const { directory, known } = useNames()
  const { mutate, isPending, variables, error } = useMutation(chooseUserMutation())
  const chosen = isPending ? variables : user
  const choose = (id: number | null) =>
    mutate(id, {
      onSuccess: () => {
        const name = directory.users.find((one) => one.id === id)?.name
        say(name === undefined ? t('account.you.chosenNobody') : t('account.you.chosen', { name }))
      },
    })
  return (
    <div className={styles.choose}>
      <SelectField
        label={t('account.you.choose')}
        hint={t('account.you.hint')}
        value={chosen ?? ''}
        disabled={!known}
        error={error === null ? undefined : t('account.you.failed', { reason: failureText(error, t) })}
        onChange={(event) => choose(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">{t('account.you.nobody')}</option>
        {directory.users
          .filter(({ gone }) => gone === undefined)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </SelectField>
    </div>
  )
}
