import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { lowestRole, type Right } from '#contract/dashboard/roles.ts'
import { sessionOptions } from '#web/api/session.ts'
import { Failure } from '#web/ui/failure.tsx'
import styles from './allowed.module.css'

interface AllowedProps {
  right: Right
  /** The screen, as it is called, and what it is for. */
  title: string
  what: string
  children: ReactNode
}

/** A screen for those who have this right; the others are told what it is and who may. */
export function Allowed({ right, title, what, children }: AllowedProps) {
  const { t } = useTranslation()
  const { data, error, refetch, isFetching } = useQuery(sessionOptions())
  if (data?.data.rights.includes(right)) return children
  if (data === undefined)
    return error === null ? null : <Failure error={error} title={title} retry={() => void refetch()} retrying={isFetching} />
  return (
    <div className={styles.forbidden}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <IconLock size={22} stroke={1.7} aria-hidden="true" />
      <div>
        <h1>{title}</h1>
        <p>{what}</p>
        <p>{t('detail.forbidden', { role: t(`app.role.${lowestRole(right)}`), own: t(`app.role.${data.data.role}`) })}</p>
      </div>
    </div>
  )
}
