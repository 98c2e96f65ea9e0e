import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../use-copy.ts'
import styles from './list.module.css'

/** Copies the address of the list as it is filtered and sorted; `path` with its query. */
export function CopyLinkButton({ path }: { path: string }) {
  const { t } = useTranslation()
  const copy = useCopy()
  return (
    <button type="button" className={styles.tool} onClick={() => copy(`${location.origin}${path}`, t('list.linkCopied'))}>
      <IconLink size={16} stroke={1.7} aria-hidden />
      <span>{t('list.copyLink')}</span>
    </button>
  )
}
