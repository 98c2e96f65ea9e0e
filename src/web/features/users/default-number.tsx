import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { UserDetail } from '#contract/hipcall/users.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import { NumberName } from '#web/entities/number-name.tsx'
import { NumberSelect, numberOf, optionOf } from '#web/entities/number-select.tsx'
import { useMay } from '#web/entities/use-may.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import { useDefaultNumber } from './use-default-number.ts'
import styles from './users.module.css'

interface DefaultNumberProps {
  user: UserDetail
  /** In full. */
  name: string
  names: Names
}

/** The number a user calls with when they choose none; whoever may change it does so here. */
export function DefaultNumber({ user, name, names }: DefaultNumberProps) {
  const { t } = useTranslation()
  const mayAssign = useMay('number.assign')
  const mayAudit = useMay('audit.read')
  const id = user.default_number_id
  return (
    <Block
      title={t('users.column.defaultNumber')}
      action={mayAudit ? <Link to={paths.audit({ target_type: 'user', target_id: user.id })}>{t('users.number.history')}</Link> : undefined}
    >
      <div className={styles.assign}>
        <p>{id === null ? <NumberName id={id} names={names} /> : <NumberLink id={id} names={names} />}</p>
        {mayAssign && <ChangeForm user={user} name={name} names={names} />}
        {mayAssign === false && <p className={styles.quiet}>{t('users.number.adminsOnly')}</p>}
      </div>
    </Block>
  )
}

function NumberLink({ id, names }: { id: number; names: Names }) {
  return (
    <Link to={paths.number(id)}>
      <NumberName id={id} names={names} />
    </Link>
  )
}

function ChangeForm({ user, name, names }: DefaultNumberProps) {
  const { t } = useTranslation()
  const current = user.default_number_id
  // What the person chose stays while the saved number changes under it.
  const [chosen, setChosen] = useState<string>()
  const { change, failed, pending } = useDefaultNumber(name, names)
  const value = chosen ?? optionOf(current)
  const wanted = numberOf(value)
  const save = (event: FormEvent) => {
    event.preventDefault()
    change({ user: user.id, seen: current, wanted }, () => setChosen(undefined))
  }
  return (
    <form onSubmit={save} className={styles.assign}>
      <div className={styles.choice}>
        <NumberSelect label={t('users.number.choose')} value={value} choose={setChosen} names={names} disabled={pending} />
        <button type="submit" className="button" data-primary disabled={pending || wanted === current}>
          {t('form.save')}
        </button>
      </div>
      <p role="alert" className={styles.failed}>
        {failed?.(current)}
      </p>
    </form>
  )
}
