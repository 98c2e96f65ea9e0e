/** The cache of everything read from the server, and what happens to all screens when a request fails. */
import { MutationCache, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query'
import { ApiError } from '#contract/client.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Error
    mutationMeta: { invalidates?: readonly QueryKey[] }
  }
}

/** Milliseconds after which what is shown is asked for again when it is looked at. */
const FRESH = 15_000

/** `signedOut` is called when the server no longer knows the session. */
export function createQueryClient(signedOut: () => void): QueryClient {
  const heard = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) signedOut()
  }
  const readAnew = (keys: readonly QueryKey[] = []) => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })))
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: heard }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        heard(error)
        // What was to be changed is gone, or is another by now: what stands on the screen is old.
        if (error instanceof ApiError && (error.status === 404 || error.status === 409)) void readAnew(mutation.meta?.invalidates)
      },
      onSuccess: (_data, _variables, _result, mutation) => readAnew(mutation.meta?.invalidates),
    }),
    defaultOptions: {
      queries: { staleTime: FRESH, networkMode: 'always', retry: (times, error) => isPassing(error) && times < 2, retryDelay: 800 },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}

/** Worth another try at once: the server was busy or broke, not: it said no, or could not be reached (the banner looks after that). */
function isPassing(error: Error): boolean {
  return error instanceof ApiError && error.kind === 'http' && (error.status === 502 || error.status === 503 || error.status === 504)
}
