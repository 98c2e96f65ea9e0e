import { useSyncExternalStore } from 'react'
import styles from './toast.module.css'
import { dismiss, toastStore } from './toasts.ts'

/** Where messages appear: below, over everything, and said aloud. */
export function ToastArea() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.get)
  return (
    <div className={styles.area} role="status" aria-live="polite">
      {toasts.map(({ id, text, action }) => (
        <p key={id} className={styles.toast}>
          {text}
          {action !== undefined && (
            <button
              type="button"
              onClick={() => {
                dismiss(id)
                action.act()
              }}
            >
              {action.text}
            </button>
          )}
        </p>
      ))}
    </div>
  )
}
