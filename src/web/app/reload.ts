/** Loads the page anew, and remembers when, so that nothing does so over and over. */

const KEPT = 'santral.reloaded'
/** Milliseconds in which the page does not load itself again. */
const PAUSE = 60_000

export const reload = {
  /** Whether the page has not been loaded anew just now. */
  isDue: (): boolean => Date.now() - Number(sessionStorage.getItem(KEPT) ?? 0) > PAUSE,
  now(): void {
    sessionStorage.setItem(KEPT, String(Date.now()))
    location.reload()
  },
}
