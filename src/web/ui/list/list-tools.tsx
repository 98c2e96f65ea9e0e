import { IconBookmark } from '@tabler/icons-react'
import { type ComponentType, createContext, type ReactNode, use } from 'react'
import { useTranslation } from 'react-i18next'
import { DropPanel } from '../panel/drop-panel.tsx'
import { CopyLinkButton } from './copy-link-button.tsx'
import styles from './list.module.css'

/** Saved views as the app has them, fetched when they are wanted; none where it has none. */
export interface ViewsOfLists {
  /** What stands in the panel: the views of the list at this path, without its query, that asks for `search` now. */
  Panel: ComponentType<{ pathname: string; search: string }>
  prepare: () => Promise<unknown>
}

export const ListViews = createContext<ViewsOfLists | undefined>(undefined)

interface ToolsProps {
  pathname: string
  /** With `?`, or empty. */
  search: string
  /** Nothing can be set in it, so there is nothing to save. */
  fixed?: boolean
  /** More that can be done with it. */
  children?: ReactNode
}

/** What can be done with the list as it is filtered and sorted: saved under a name, opened as it was saved, sent to somebody. */
export function ListTools({ pathname, search, fixed = false, children }: ToolsProps) {
  const { t } = useTranslation()
  const views = use(ListViews)
  return (
    <div className={styles.tools}>
      {views !== undefined && !fixed && (
        <DropPanel
          label={t('list.views')}
          className={styles.tool}
          align="end"
          prepare={views.prepare}
          face={
            <>
              <IconBookmark size={16} stroke={1.7} aria-hidden />
              <span>{t('list.views')}</span>
            </>
          }
        >
          <views.Panel pathname={pathname} search={search} />
        </DropPanel>
      )}
      {children}
      <CopyLinkButton path={`${pathname}${search}`} />
    </div>
  )
}
