/** How far each entry of the history is scrolled: Back finds it as it was left, also after a reload; a new one begins at its top. */
import { type Location, NavigationType } from 'react-router-dom'

const KEPT = 'santral.scroll'

export class ScrollPlaces {
  /** The step that is being taken leaves the scrolling as it is. */
  stays = false
  readonly #places: Map<string, number>
  /** Key of the entry that stands. */
  #key: string | undefined

  constructor() {
    this.#places = readPlaces()
    window.history.scrollRestoration = 'manual'
  }

  /** Notes how far the entry that stands is scrolled: to be called before anything changes. */
  leave(): void {
    if (this.#key !== undefined) this.#places.set(this.#key, window.scrollY)
  }

  /** Scrolls to where an entry was left, or begins: to be called when it stands. */
  arrive({ key, hash }: Location, action: NavigationType): void {
    const left = action === NavigationType.Pop ? this.#places.get(key) : undefined
    const stays = this.stays || this.#key === undefined
    this.#key = key
    this.stays = false
    const part = hash === '' ? null : document.getElementById(hash.slice(1))
    if (part !== null) part.scrollIntoView()
    else if (left !== undefined || !stays) window.scrollTo(0, left ?? 0)
  }

  /** Keeps them for after a reload. */
  keep(): void {
    this.leave()
    sessionStorage.setItem(KEPT, JSON.stringify([...this.#places]))
    window.history.scrollRestoration = 'auto'
  }
}

function readPlaces(): Map<string, number> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as [string, number][])
  } catch {
    return new Map()
  }
}
