import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Navigate, Route, Routes } from 'react-router-dom'
import { Catch } from '#web/ui/catch.tsx'
import { ErrorPage } from './error-page.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { paths, patterns } from './paths.ts'
import { AppRouter, type PageHistory } from './router.tsx'
import { SCREENS, SIGN_IN } from './screens.tsx'
import { Bare } from './shell/bare.tsx'
import { Shell } from './shell/shell.tsx'

/** The whole app: what it knows of the server, and where in it the person is. */
export function App({ history, queryClient }: { history: PageHistory; queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <AppRouter history={history}>
        <Catch fallback={(error) => <ErrorPage error={error} />}>
          <Routes>
            <Route element={<Bare />}>
              <Route path={patterns.signIn} element={SIGN_IN} />
            </Route>
            <Route element={<Shell />}>
              <Route path={paths.home()} element={<Navigate to={paths.calls()} replace />} />
              {SCREENS.map(({ path, element }) => (
                <Route key={path} path={path} element={element} />
              ))}
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        </Catch>
      </AppRouter>
    </QueryClientProvider>
  )
}
