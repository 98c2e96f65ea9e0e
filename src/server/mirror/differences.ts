/** Finds where the account's list of calls differs from what is held, and mends that. */
import { sql } from 'drizzle-orm'
import type { CallsPage } from '../upstream/upstream.ts'
import type { AccountList, At } from './account-list.ts'
import { datesOf } from './details.ts'
import { holdDetails } from './hold.ts'
import { spanOf } from './places.ts'

/** Requests that one search for a difference may take, and calls that are asked for because they were not listed. */
const MOST_SEARCHED = 60
const MOST_SUSPECTS = 30

export class Differences {
  readonly #list: AccountList

  constructor(list: AccountList) {
    this.#list = list
  }

  /** Compares a page far down with what is held. Above it, `above` was read just now. */
  async probe(above: At, since: number): Promise<void> {
    const { upstream } = this.#list.parts
    const from = Math.max(since, this.#list.covered[0]?.from ?? Number.POSITIVE_INFINITY)
    if (!Number.isFinite(from) && from > 0) return
    const number = Math.floor((await this.#list.aboutHeldFrom(Math.max(from, 0))) / upstream.perPage)
    if (number <= above.number) return
    const deep = await this.#list.lookAt(number, 'today')
    if (await this.#list.differsLately(deep.page)) await this.search(above, deep)
  }

  /**
   * Finds where the account's list differs above a page, and mends that: at first near the top, where calls come late by minutes, then by
   * halves. `above` is known not to differ.
   */
  async search(above: At | undefined, deep: At): Promise<void> {
    let asked = 0
    let bottom = deep
    let top = above
    while (asked < MOST_SEARCHED) {
      let [low, high] = [top, bottom]
      while (high.number - (low?.number ?? 0) > 1 && asked < MOST_SEARCHED) {
        const from = low?.number ?? 0
        const step = Math.max(1, Math.min(from >> 1, (high.number - from) >> 1))
        const middle = await this.#list.lookAt(from + step, 'today')
        asked += 1
        if (await this.#list.differsAbove(middle.page)) high = middle
        else low = middle
        if (!(await this.#list.differsAbove(bottom.page))) return
      }
      await this.settle(low?.page, high.page)
      bottom = await this.#list.lookAt(deep.number, 'today')
      asked += 2
      if (!(await this.#list.differsAbove(bottom.page))) return
      // Something else differs, or the list has moved on since: from its top again.
      top = await this.#list.lookAt(1, 'today')
      if (await this.#list.differsAbove(top.page)) top = undefined
    }
  }

  /** Asks for each call that is held and should stand on two pages that follow each other, and does not; lets go those that are not there. */
  async settle(above: CallsPage | undefined, below: CallsPage): Promise<void> {
    const { db, upstream, zone, time, signal } = this.#list.parts
    const newest = above === undefined ? undefined : spanOf(above)?.oldest
    const oldest = spanOf(below)?.oldest
    if (oldest === undefined && !below.last) return
    const listed = [above, below].flatMap((page) => page?.calls ?? []).flatMap((call) => (call.ok ? call.record.uuid : []))
    const suspects = await db.rows<{ uuid: string; started: number }>(sql`
      select uuid::text as uuid, extract(epoch from started_at)::float8 * 1000 as started from cdrs
      where started_at > ${below.last || oldest === undefined ? '-infinity' : new Date(oldest).toISOString()}
        and started_at <= ${newest === undefined ? 'infinity' : new Date(newest).toISOString()}
        and started_at <= ${new Date(below.asked_at - 1_000).toISOString()}
        and uuid <> all(${sql.param(listed)}::uuid[])
      order by started_at desc limit ${MOST_SUSPECTS}`)
    const gone: string[] = []
    for (const { uuid, started } of suspects) {
      const call = await upstream.call({ priority: 'today', signal }, uuid, datesOf(started, zone))
      if (call === null) gone.push(uuid)
      else await holdDetails(db, [call], time.now())
    }
    if (gone.length > 0) await this.#list.letGo(gone)
  }
}
