/** Which calls the account listed as they are held already, so that a page that says nothing new costs next to nothing. */
import { hash } from 'node:crypto'
import { keepNewest } from '../keep-newest.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'

/** Calls remembered: about 20 MB. */
const MOST = 100_000

export class Seen {
  readonly #prints = new Map<string, string>()
  /** Uuids of calls that could not be read once. */
  readonly aside: Set<string>

  constructor(aside: Iterable<string> = []) {
    this.aside = new Set(aside)
  }

  has(call: NewCdr): boolean {
    return !this.aside.has(call.uuid) && this.#prints.get(call.uuid) === printOf(call)
  }

  note(calls: readonly NewCdr[]): void {
    for (const call of calls) {
      // Said again it is remembered longest.
      this.#prints.delete(call.uuid)
      this.#prints.set(call.uuid, printOf(call))
    }
    keepNewest(this.#prints, MOST)
  }

  forget(uuids: readonly string[]): void {
    for (const uuid of uuids) this.#prints.delete(uuid)
  }
}

/** Of a link only whether there is one: it is signed anew at each listing. */
function printOf({ record_url, voicemail_url, ...call }: NewCdr): string {
  return hash('sha1', JSON.stringify([call, record_url !== null, voicemail_url !== null]), 'base64')
}
