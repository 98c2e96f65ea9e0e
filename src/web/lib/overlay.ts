/** A form that lies over a screen has parameters of its own in the address, and an entry of the history above the screen's. */

/** `new` says what is made, `task_…` what a new task begins with. No list has parameters of these names. */
const OVERLAY = /^(new|task_\w+)$/

function pick(search: string, over: boolean): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => OVERLAY.test(name) === over)
  return new URLSearchParams(kept).toString()
}

/** The search of the screen itself, with `?` or empty. */
export function screenSearch(search: string): string {
  const text = pick(search, false)
  return text === '' ? '' : `?${text}`
}

/** The parameters of what lies over the screen. */
export function overlayParams(search: string): URLSearchParams {
  return new URLSearchParams(pick(search, true))
}

/** `screen`, a search with `?` or empty, and with it what lies over the screen at `search`. */
export function withOverlay(screen: string, search: string): string {
  const over = pick(search, true)
  return over === '' ? screen : `${screen}${screen === '' ? '?' : '&'}${over}`
}

/** Where one is, as the router says it. */
interface Entry {
  key: string
  state: unknown
}

/** State for an entry of the history that lies over this one. */
export function stateOver({ key, state }: Entry): Record<string, unknown> {
  return { ...(typeof state === 'object' ? state : {}), under: screenKey({ key, state }) }
}

/** Key of the entry the screen itself was opened with (or was, where one comes back to it): what it remembers of its place hangs on this. */
export function screenKey({ key, state }: Entry): string {
  return keyUnder(state) ?? textIn(state, 'place') ?? key
}

/** Key of the entry below; undefined where the overlay was opened by its address. */
export function keyUnder(state: unknown): string | undefined {
  return textIn(state, 'under')
}

function textIn(state: unknown, name: 'under' | 'place'): string | undefined {
  const value: unknown = typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The part of an entry's state that belongs to the overlay. */
export function stateOfOverlay(state: unknown): Record<string, unknown> {
  const under = keyUnder(state)
  return under === undefined ? {} : { under }
}
