import { type ReactNode, useEffect, useRef } from 'react'
import styles from './dialog.module.css'

interface DialogProps {
  label: string
  close: () => void
  /** Along the right edge, as high as the window: for forms. */
  drawer?: boolean
  children: ReactNode
}

/** A dialog over the page, by the browser's own element: it keeps the focus, Escape and a click outside close it. */
export function Dialog({ label, close, drawer, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const { current } = dialog
    const before = document.activeElement
    current?.showModal()
    // The browser would take the first button.
    current?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      current?.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-drawer={drawer || undefined}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) close()
      }}
    >
      <div className={styles.content}>{children}</div>
    </dialog>
  )
}
