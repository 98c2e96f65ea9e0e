import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { View } from '#contract/dashboard/views.ts'
import { paths } from '#web/app/paths.ts'
import { useClosePanel } from '#web/ui/panel/drop-panel.tsx'
import { rememberView } from './opened-view.ts'
import type { ViewWrites } from './use-views.ts'
import { ViewForm } from './view-form.tsx'
import styles from './views.module.css'

interface LineProps {
  view: View
  /** It is what stands on the screen. */
  current: boolean
  writes: ViewWrites
}

/** A view: a link to its list as it was saved, and what its owner can do to it. */
export function ViewLine({ view, current, writes }: LineProps) {
  const { t } = useTranslation()
  const close = useClosePanel()
  const [asked, setAsked] = useState<'change' | 'delete'>()
  const { name, shared, mine, owner } = view
  const over = () => setAsked(undefined)
  if (asked === 'change') {
    return (
      <li>
        <ViewForm
          name={name}
          shared={shared}
          pending={writes.pending}
          send={(body) => writes.change(view, body)}
          done={over}
          cancel={over}
        />
      </li>
    )
  }
  if (asked === 'delete') return <DeleteOfAnother view={view} writes={writes} over={over} />
  const hint = mine ? (shared ? t('views.sharedMark') : undefined) : t('views.by', { name: owner.name })
  return (
    <li className={styles.line} data-current={current || undefined}>
      <Link
        to={paths.view(view)}
        aria-current={current || undefined}
        className={styles.link}
        onClick={({ ctrlKey, metaKey, shiftKey }) => {
          if (ctrlKey || metaKey || shiftKey) return
          rememberView(view)
          close()
        }}
      >
        <IconCheck size={16} stroke={2} aria-hidden className={styles.check} />
        <span className={styles.name}>
          {name}
          {hint !== undefined && <small>{hint}</small>}
        </span>
      </Link>
      {view.may_change && (
        <>
          <button type="button" className={styles.act} aria-label={t('views.change', { name })} onClick={() => setAsked('change')}>
            <IconPencil size={16} stroke={1.7} aria-hidden />
          </button>
          <button
            type="button"
            className={styles.act}
            aria-label={t('views.delete', { name })}
            onClick={() => (mine ? void writes.delete(view) : setAsked('delete'))}
          >
            <IconTrash size={16} stroke={1.7} aria-hidden />
          </button>
        </>
      )}
    </li>
  )
}

/** What somebody else shares is asked about first: brought back it would be one's own. */
function DeleteOfAnother({ view, writes, over }: { view: View; writes: ViewWrites; over: () => void }) {
  const { t } = useTranslation()
  const { name, owner } = view
  return (
    <li className={styles.changed}>
      <p>{t('views.deleteShared', { name, owner: owner.name })}</p>
      <div className={styles.buttons}>
        <button type="button" className="button" data-primary onClick={() => void writes.delete(view)}>
          {t('views.deleteNow')}
        </button>
        <button type="button" className="button" onClick={over}>
          {t('form.cancel')}
        </button>
      </div>
    </li>
  )
}
