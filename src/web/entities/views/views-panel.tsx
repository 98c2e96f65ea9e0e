import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VIEW_SCREENS, type View, type ViewScreen } from '#contract/dashboard/views.ts'
import { Failure } from '#web/ui/failure.tsx'
import { useViews, useViewWrites, type ViewWrites } from './use-views.ts'
import { ViewForm } from './view-form.tsx'
import { ViewLine } from './view-line.tsx'
import styles from './views.module.css'

/** The saved views of the list at this path, and saving what it asks for now (`search`, with `?` or empty). */
export function ViewsPanel({ pathname, search }: { pathname: string; search: string }) {
  const screen = VIEW_SCREENS.find((name) => pathname === `/${name}`)
  return screen === undefined ? null : <Views screen={screen} search={search.replace(/^\?/, '')} />
}

function Views({ screen, search }: { screen: ViewScreen; search: string }) {
  const { t } = useTranslation()
  const { query, views, current, changed } = useViews(screen, search)
  const own = views.filter(({ mine }) => mine)
  const writes = useViewWrites(query.data?.data.filter(({ mine }) => mine).length ?? 0)
  if (query.data === undefined) {
    if (query.error === null) return <div className={styles.waiting} aria-busy="true" />
    return <Failure title={t('views.failed')} error={query.error} retry={() => void query.refetch()} retrying={query.isFetching} />
  }
  return (
    <div className={styles.views}>
      {views.length === 0 && <p className={styles.none}>{t('views.none')}</p>}
      <Group title={t('views.own')} views={own} current={current} writes={writes} />
      <Group title={t('views.shared')} views={views.filter(({ mine }) => !mine)} current={current} writes={writes} />
      {changed !== undefined && <Changed view={changed} search={search} writes={writes} />}
      <section className={styles.save}>
        <h2>{t('views.save')}</h2>
        <ViewForm pending={writes.pending} send={({ name, shared }) => writes.save({ screen, name, search, shared })} />
      </section>
    </div>
  )
}

function Group({
  title,
  views,
  current,
  writes,
}: {
  title: string
  views: readonly View[]
  current: View | undefined
  writes: ViewWrites
}) {
  if (views.length === 0) return null
  return (
    <section className={styles.group}>
      <h2>{title}</h2>
      <ul>
        {views.map((view) => (
          <ViewLine key={view.id} view={view} current={view.id === current?.id} writes={writes} />
        ))}
      </ul>
    </section>
  )
}

/** The view one came by asks for something else than the list does by now. */
function Changed({ view, search, writes }: { view: View; search: string; writes: ViewWrites }) {
  const { t } = useTranslation()
  const { name } = view
  const [failed, setFailed] = useState<string>()
  return (
    <div className={styles.changed}>
      <p>{t('views.updateHint', { name })}</p>
      <button
        type="button"
        className="button"
        aria-label={t('views.updateOf', { name })}
        disabled={writes.pending}
        onClick={async () => setFailed(await writes.change(view, { search }))}
      >
        {t('views.update')}
      </button>
      {failed !== undefined && <p role="alert">{failed}</p>}
    </div>
  )
}
