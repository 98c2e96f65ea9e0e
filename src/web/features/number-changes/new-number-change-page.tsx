import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '#web/app/paths.ts'
import { Allowed } from '#web/entities/allowed.tsx'
import { useNames } from '#web/entities/names.ts'
import { NumberSelect, numberOf, optionOf } from '#web/entities/number-select.tsx'
import { DetailPage } from '#web/ui/detail/detail-page.tsx'
import { type Chosen, useChosen } from './chosen-users.ts'
import styles from './number-changes.module.css'
import { Preview } from './preview.tsx'

/** A new change: of whom, to which number, what that would do, and its start. */
export function NewNumberChangePage() {
  const { t } = useTranslation()
  const { chosen, change } = useChosen()
  return (
    <Allowed right="number.assign" title={t('numberChanges.new.title')} what={t('numberChanges.what')}>
      {chosen === undefined ? <HowToBegin /> : <NewChange chosen={chosen} change={change} />}
    </Allowed>
  )
}

function HowToBegin() {
  const { t } = useTranslation()
  return (
    <DetailPage title={t('numberChanges.new.title')} back={{ to: paths.users(), text: t('users.title') }}>
      <div className={styles.begin}>
        <p>{t('numberChanges.new.nobody')}</p>
        <Link className="button" data-primary to={paths.users()}>
          {t('numberChanges.new.choose')}
        </Link>
      </div>
    </DetailPage>
  )
}

function NewChange({ chosen, change }: { chosen: Chosen; change: (part: Partial<Chosen>) => void }) {
  const { t } = useTranslation()
  const names = useNames()
  const { users, wanted } = chosen
  return (
    <DetailPage
      title={t('numberChanges.new.title')}
      subtitle={t('numberChanges.new.chosen', { count: users.length })}
      back={{ to: paths.users(), text: t('users.title') }}
    >
      <div className={styles.wanted}>
        <NumberSelect
          label={t('numberChanges.new.number')}
          value={wanted === undefined ? '' : optionOf(wanted)}
          placeholder={t('numberChanges.new.numberPlaceholder')}
          choose={(value) => change({ wanted: numberOf(value) })}
          names={names}
        />
      </div>
      {wanted === undefined ? (
        <p className={styles.quiet}>{t('numberChanges.new.numberFirst')}</p>
      ) : (
        <Preview chosen={{ ...chosen, wanted }} change={change} names={names} />
      )}
    </DetailPage>
  )
}
