import { useTranslation } from 'react-i18next'
import type { Names } from './names.ts'
import styles from './number-name.module.css'

/** One of our numbers, or none: its name and itself, grouped. */
export function NumberName({ id, names }: { id: number | null; names: Names }) {
  const { t } = useTranslation()
  if (id === null) return <span className={styles.quiet}>{t('detail.noNumber')}</span>
  const number = names.directory.numbers.find((each) => each.id === id)
  return (
    <span className={styles.number} data-title={numberText(id, names)}>
      <span className={styles.name}>{names.number(id)}</span>
      {number !== undefined && <span className={styles.quiet}>{names.phone(number.number)}</span>}
    </span>
  )
}

/** The same as text: `Turkey Support +90 850 303 0031`. */
export function numberText(id: number | null, names: Names): string {
  if (id === null) return names.t('detail.noNumber')
  const number = names.directory.numbers.find((each) => each.id === id)
  return number === undefined ? names.number(id) : `${number.name} ${names.phone(number.number)}`
}
