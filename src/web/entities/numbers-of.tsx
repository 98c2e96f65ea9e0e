import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { paths } from '#web/app/paths.ts'
import { Block } from '#web/ui/detail/detail-page.tsx'
import styles from './numbers-of.module.css'
import { CopiedPhone } from './phone-number.tsx'
import { useFormats } from './use-formats.ts'

/** The phone numbers of a contact or company: to copy, and to see the calls of each. */
export function NumbersOf({ numbers }: { numbers: readonly string[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Block title={t('contacts.numbers')} count={numbers.length === 0 ? undefined : formats.number(numbers.length)}>
      {numbers.length === 0 ? (
        <p className={styles.none}>{t('contacts.noNumbers')}</p>
      ) : (
        <ul className={styles.numbers}>
          {numbers.map((number) => (
            <li key={number}>
              <CopiedPhone number={number} />
              <Link to={paths.calls({ q: number })}>{t('contacts.callsOfNumber')}</Link>
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}
