/** Holds requests back, so that a test can do something before they are answered. */
import type { Fetch } from '#contract/client.ts'

/** `through` keeps the requests that fit from the server until `release` is called. */
export function hold(fits: (request: Request) => boolean) {
  let release = () => {}
  const released = new Promise<void>((done) => {
    release = done
  })
  const through = async (request: Request, next: Fetch): Promise<Response> => {
    if (fits(request)) await released
    return next(request)
  }
  return { through, release }
}
