/** Lets a mirror live through what accounts, networks and machines do, in virtual time; everything but time and the account is real. */
import type { Db, Queries } from '#server/db/connect.ts'
import { randomOf } from '#server/demo/random.ts'
import { createLog } from '#server/log.ts'
import { callFetcher } from '#server/mirror/fetch-call.ts'
import { Mirror } from '#server/mirror/mirror.ts'
import { isHeld, readHeld } from '#server/resources/cdrs/held.ts'
import type { Upstream } from '#server/upstream/upstream.ts'
import { UpstreamError } from '#server/upstream/upstream-error.ts'
import { createHipcall } from '#server/upstream/v20211124.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { SimulatedAccount } from './account.ts'

const ZONE = 'Europe/Istanbul'

export interface World {
  db: Db
  time: VirtualTime
  account: SimulatedAccount
  seed: string
  /** What the mirror reaches the account through; the adapter of v20211124 when absent. */
  upstreamOf?: (send: (request: Request) => Promise<Response>) => Upstream
}

/** A process that mirrors. */
export interface Process {
  mirror: Mirror
  upstream: Upstream
  /** As a machine that loses its power: nothing that is under way comes to an end. */
  kill(): void
  /** As a deploy does. */
  stop(): Promise<void>
}

/** The same database; while it works, time stands still. After `dead` it is out of reach. */
function reached(db: Db, time: VirtualTime, dead: () => boolean): Db {
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead()) throw new Error('the process is dead')
    const result = await work()
    if (dead()) throw new Error('the process is dead')
    return result
  }
  const inside = (queries: Queries): Queries => ({
    ...queries,
    rows: (statement) => alive(() => queries.rows(statement)),
    transaction: (work) => alive(() => queries.transaction((tx) => work(inside(tx)))),
  })
  const outside = inside(db)
  return {
    ...db,
    rows: (statement) => time.during(outside.rows(statement)) as never,
    transaction: (work) => time.during(outside.transaction(work)),
  }
}

export function startProcess({ db, time, account, upstreamOf }: World): Process {
  let dead = false
  const send = async (request: Request) => {
    const response = await account.fetch(request)
    if (dead) await new Promise(() => undefined)
    return response
  }
  const upstream = upstreamOf?.(send) ?? createHipcall({ address: 'https://api.example', token: 'operator', time, zone: ZONE, fetch: send })
  const mirror = new Mirror({ db: reached(db, time, () => dead), upstream, time, zone: ZONE, log: createLog('silent') })
  mirror.start()
  return {
    mirror,
    upstream,
    kill() {
      dead = true
      void mirror.stop()
    },
    stop: () => mirror.stop(),
  }
}

/** Waits of persons who opened a call, in milliseconds, and how many were told that the account fails. */
export interface Persons {
  waited: number[]
  failed: number
}

/** A person opens a call now, of the newest hundred: as long as it is there. */
export async function openSomeCall({ db, time, account, seed }: World, { upstream }: Process, persons: Persons): Promise<void> {
  const random = randomOf(`${seed} ${time.now()}`)
  const call = account.listed(100)[random.int(0, 99)]
  // Whoever is asked for patience has it.
  if (call === undefined || account.asksForPatience()) return
  const began = time.now()
  const fetchCall = callFetcher({ db: reached(db, time, () => false), upstream, time })
  try {
    await fetchCall(call.cdr.uuid, [call.cdr.started_at.slice(0, 10)])
    persons.waited.push(time.now() - began)
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error
    persons.failed += 1
  }
}

/** How the store differs from the account: calls that are missing, that should not be there, and that are otherwise than listed. */
export async function differences({ db, account }: World, but: ReadonlySet<string> = new Set()) {
  const listed = account.listed().filter(({ cdr }) => !but.has(cdr.uuid))
  const [missing, other]: [string[], string[]] = [[], []]
  for (let at = 0; at < listed.length; at += 1_000) {
    const some = listed.slice(at, at + 1_000)
    const held = await readHeld(
      db,
      some.map(({ cdr }) => cdr.uuid),
    )
    for (const { cdr, flow } of some) {
      const known = held.get(cdr.uuid)
      if (known === undefined) missing.push(cdr.uuid)
      else if (!isHeld(known, { ...cdr, call_flow: flow })) other.push(cdr.uuid)
    }
  }
  return { missing, other, listed: listed.length }
}
