import { Suspense } from 'react'
import { Outlet, useLocation } from 'react-router-dom'
import { Catch } from '#web/ui/catch.tsx'
import { ErrorPage } from '../error-page.tsx'

/** The screen that stands at the address, or why it cannot. */
export function ScreenOutlet() {
  return (
    <Catch until={useLocation().pathname} fallback={(error) => <ErrorPage error={error} />}>
      <Suspense>
        <Outlet />
      </Suspense>
    </Catch>
  )
}
