/** Where a person was in a list, by the entry of the history: Back finds the same place and the same row. */

interface Place {
  /** Scrolled so far, in pixels. */
  top: number
  /** Key of the row the keyboard is on. */
  active: string | undefined
  /** The row was opened: it gets the focus again. */
  opened: boolean
  /** Keys of the rows that are chosen. */
  chosen: ReadonlySet<string> | undefined
}

const MOST = 50
const places = new Map<string, Place>()

/** Remembers the place of this list (`entry` names list and history entry); the oldest is forgotten after 50. */
export function rememberPlace(entry: string, part: Partial<Place>): void {
  const place = { top: 0, active: undefined, opened: false, chosen: undefined, ...places.get(entry), ...part }
  places.delete(entry)
  places.set(entry, place)
  const oldest = places.keys().next()
  if (places.size > MOST && !oldest.done) places.delete(oldest.value)
}

export function recallPlace(entry: string): Place | undefined {
  return places.get(entry)
}
