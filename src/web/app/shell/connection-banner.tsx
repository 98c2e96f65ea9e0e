import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#contract/client.ts'
import { isReachable } from '#web/api/reachable.ts'
import { say } from '#web/ui/toast/toasts.ts'
import styles from './shell.module.css'

/** Milliseconds between two looks for a server that does not answer. */
const LOOK_AGAIN = 2_000

/** No answer came, or one that says the server is still starting. */
const isAway = (error: unknown) => error instanceof ApiError && (error.kind === 'network' || error.status === 503)

/** Says that the server cannot be reached, looks for it until it answers, and then has everything on screen asked for again. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const queries = client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isAway(event.action.error)) setLost(true)
    })
    const mutations = client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && isAway(event.action.error)) setLost(true)
    })
    return () => {
      queries()
      mutations()
    }
  }, [client])
  useEffect(() => {
    if (!lost) return
    const timer = setInterval(async () => {
      if (!(await isReachable())) return
      setLost(false)
      say(t('app.back'))
      await client.refetchQueries({ type: 'active', predicate: (query) => query.state.status === 'error' || query.isStale() })
    }, LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [lost, client, t])
  if (!lost) return null
  return (
    <p className={styles.lost} role="alert">
      <IconPlugConnectedX size={18} stroke={1.7} aria-hidden />
      {t('app.unreachable')}
    </p>
  )
}
