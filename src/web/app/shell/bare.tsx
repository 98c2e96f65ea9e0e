import { ToastArea } from '#web/ui/toast/toast-area.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { ScreenOutlet } from './screen-outlet.tsx'
import styles from './shell.module.css'

/** What stands around the screens of somebody who is not signed in: whether the server can be reached, and messages. */
export function Bare() {
  return (
    <div className={styles.bare}>
      <ConnectionBanner />
      <ScreenOutlet />
      <ToastArea />
    </div>
  )
}
