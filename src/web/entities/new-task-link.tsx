import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate } from 'react-router-dom'
import { paths, type TaskPrefill } from '#web/app/paths.ts'
import { overlayParams, stateOver } from '#web/lib/overlay.ts'
import { useShortcut } from '#web/lib/shortcuts.ts'

/** The key that opens the form of a new task. */
export const NEW_TASK_KEY = 'c'

/** Where the form of a new task is, over this screen, and how to go there. */
export function useNewTask(prefill?: TaskPrefill) {
  const location = useLocation()
  const navigate = useNavigate()
  const to = paths.newTask(location, prefill)
  const how = {
    state: stateOver(location),
    preventScrollReset: true,
    // One form at a time: another takes its place.
    replace: overlayParams(location.search).size > 0,
  }
  return { to, how, open: () => void navigate(to, how) }
}

interface NewTaskLinkProps {
  /** What the task begins with. */
  prefill?: TaskPrefill
  className?: string | undefined
  /** Where the link is a bare icon: what it says. */
  label?: string
  /** It is the one thing to do on its screen. */
  primary?: boolean
  /** It is what the key for a new task opens on this screen. */
  shortcut?: boolean
  children: ReactNode
}

/** Opens the form of a new task over the screen. */
export function NewTaskLink({ prefill, className, label, primary, shortcut = false, children }: NewTaskLinkProps) {
  const { to, how, open } = useNewTask(prefill)
  useShortcut(NEW_TASK_KEY, open, { enabled: shortcut })
  return (
    <Link
      to={to}
      {...how}
      className={className}
      aria-label={label}
      aria-keyshortcuts={shortcut ? NEW_TASK_KEY : undefined}
      title={label}
      data-primary={primary || undefined}
    >
      {children}
    </Link>
  )
}
