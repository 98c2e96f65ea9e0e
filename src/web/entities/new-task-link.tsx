import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { paths, type TaskPrefill } from '#web/app/paths.ts'
import { stateOver } from '#web/lib/overlay.ts'

interface NewTaskLinkProps {
  /** What the task begins with. */
  prefill?: TaskPrefill
  className?: string | undefined
  /** Where the link is a bare icon: what it says. */
  label?: string
  /** It is the one thing to do on its screen. */
  primary?: boolean
  children: ReactNode
}

/** Opens the form of a new task over the screen. */
export function NewTaskLink({ prefill, className, label, primary, children }: NewTaskLinkProps) {
  const location = useLocation()
  return (
    <Link
      to={paths.newTask(location, prefill)}
      state={stateOver(location)}
      preventScrollReset
      className={className}
      aria-label={label}
      title={label}
      data-primary={primary || undefined}
    >
      {children}
    </Link>
  )
}
