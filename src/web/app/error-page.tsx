import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isReachable } from '#web/api/reachable.ts'
import { failureText } from '#web/ui/failure.tsx'
import styles from './plain-page.module.css'
import { reload } from './reload.ts'

/** Milliseconds between two looks for a server that does not answer. */
const LOOK_AGAIN = 2_000

/** A screen that broke, or whose code could not be fetched: the server was away, or a newer version was put in its place. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const missing = error instanceof TypeError && /import|module|fetch/i.test(error.message)
  const away = useReloadWhenReachable(missing)
  return (
    <div className={styles.plain} role="alert">
      <h1>{t('app.failed.title')}</h1>
      <p>{missing ? t(away ? 'app.failed.away' : 'app.failed.page') : failureText(error, t)}</p>
      <button type="button" className="button" onClick={reload.now}>
        {t('app.failed.reload')}
      </button>
    </div>
  )
}

/** Loads the page again by itself as soon as the server answers; not again and again where that does not help. Gives whether it is away. */
function useReloadWhenReachable(missing: boolean): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (!missing) return
    let wasAway = false
    const look = async () => {
      const here = await isReachable()
      if (here && (wasAway || reload.isDue())) reload.now()
      wasAway ||= !here
      setAway(!here)
    }
    void look()
    const timer = setInterval(look, LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [missing])
  return away
}
