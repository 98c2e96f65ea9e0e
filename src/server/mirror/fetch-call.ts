/** One call, asked for now because a person waits for it. */
import type { Db } from '../db/connect.ts'
import type { NewCdr } from '../resources/cdrs/insert.ts'
import type { Time } from '../time.ts'
import type { Upstream } from '../upstream/upstream.ts'
import { holdDetails } from './hold.ts'

export interface FetchedCall {
  /** The call as the account gives it now, with links that live; null where it cannot be read. */
  call: NewCdr | null
}

export type FetchCall = (uuid: string, dates: readonly string[]) => Promise<FetchedCall | null>

/**
 * Fetches a call with its steps and stores it; null where the account has none of this uuid on these dates (`2023-03-31`, tried in order).
 * Who asks for the same call at the same time waits for the same request. Throws an UpstreamError.
 */
export function callFetcher({ db, upstream, time }: { db: Db; upstream: Upstream; time: Time }): FetchCall {
  const asked = new Map<string, Promise<FetchedCall | null>>()
  const fetchNow = async (uuid: string, dates: readonly string[]): Promise<FetchedCall | null> => {
    const call = await upstream.call({ priority: 'person' }, uuid, dates)
    if (call === null) return null
    await holdDetails(db, [call], time.now())
    return { call: call.ok ? call.record : null }
  }
  return (uuid, dates) => {
    const key = `${uuid} ${dates.join()}`
    const known = asked.get(key)
    if (known !== undefined) return known
    const fetched = fetchNow(uuid, dates).finally(() => asked.delete(key))
    asked.set(key, fetched)
    return fetched
  }
}
