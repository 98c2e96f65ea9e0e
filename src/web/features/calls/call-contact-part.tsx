import { lazy, Suspense } from 'react'
import type { Call } from '#contract/dashboard/calls.ts'
import { Catch } from '#web/ui/catch.tsx'
import { NotLoaded } from '#web/ui/not-loaded.tsx'
import styles from './call-page.module.css'

// It comes after everything about the call itself, and so does its code.
const CallContact = lazy(() => import('./call-contact.tsx').then((module) => ({ default: module.CallContact })))

/** What is known of the contact a call was with; nothing where there is none. */
export function CallContactPart({ call: { contact_id, contact_name } }: { call: Call }) {
  if (contact_id === null || contact_id <= 0) return null
  return (
    <div className={styles.contact}>
      <Catch fallback={<NotLoaded />}>
        <Suspense fallback={null}>
          <CallContact id={contact_id} name={contact_name} />
        </Suspense>
      </Catch>
    </div>
  )
}
