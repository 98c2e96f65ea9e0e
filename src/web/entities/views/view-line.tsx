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
  const [changing, setChanging] = useState(false)
  const { name, shared, mine, owner } = view
  if (changing) {
    const over = () => setChanging(false)
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
          <button type="button" className={styles.act} aria-label={t('views.change', { name })} onClick={() => setChanging(true)}>
            <IconPencil size={16} stroke={1.7} aria-hidden />
          </button>
          <button type="button" className={styles.act} aria-label={t('views.delete', { name })} onClick={() => void writes.delete(view)}>
            <IconTrash size={16} stroke={1.7} aria-hidden />
          </button>
        </>
      )}
    </li>
  )
}
