import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatPhone } from '#web/lib/phone.ts'
import { useCopy } from '#web/ui/use-copy.ts'
import styles from './phone-number.module.css'
import { usePhoneMetadata } from './use-formats.ts'

/** A phone number grouped, with a button that copies it as it is dialled (E.164). */
export function CopiedPhone({ number }: { number: string }) {
  const { t } = useTranslation()
  usePhoneMetadata()
  const copy = useCopy()
  const shown = formatPhone(number)
  const label = t('calls.copyNumber', { number: shown })
  return (
    <span className={styles.phone}>
      {shown}
      <button type="button" aria-label={label} title={label} onClick={() => copy(number, t('calls.numberCopied', { number: shown }))}>
        <IconCopy size={16} stroke={1.7} aria-hidden />
      </button>
    </span>
  )
}
