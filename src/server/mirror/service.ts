/** Mirrors while this process is the one that does: of several on one database another takes over when it dies. */
import { setTimeout } from 'node:timers/promises'
import type { SyncRequests } from '#contract/dashboard/sync.ts'
import type { Db } from '../db/connect.ts'
import type { Held } from '../db/hold.ts'
import { announceChange } from '../live/live.ts'
import { Mirror, type MirrorParts } from './mirror.ts'
import { readState } from './state.ts'
import { writeStatus } from './status.ts'

/** Any number of our own will do. */
const MIRROR_HOLD = 7_283_003

/** Milliseconds between two tries to become the one that mirrors; between two writings down of what is going on, and two tellings of it. */
const TRY = 4_000
const WRITE = 3_000
const TELL = 20_000

export interface MirrorServiceParts extends MirrorParts {
  db: Db
  /** The queue of the operator's token. */
  budget: { budget(): SyncRequests }
}

export interface MirrorService {
  stop(): Promise<void>
}

/** Starts at once and never fails: what goes wrong is told by the status. */
export function startMirrorService(parts: MirrorServiceParts): MirrorService {
  const stopping = new AbortController()
  const running = serve(parts, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function serve(parts: MirrorServiceParts, signal: AbortSignal): Promise<void> {
  const { db, log } = parts
  const pause = () => setTimeout(TRY, undefined, { signal }).catch(() => undefined)
  while (!signal.aborted) {
    const held: Held | null | undefined = db.hold === undefined ? undefined : await db.hold(MIRROR_HOLD).catch(() => null)
    if (held === null) {
      await pause()
      continue
    }
    log.info('mirroring')
    await mirrorWhile(parts, held, signal)
    await held?.release()
  }
}

async function mirrorWhile(parts: MirrorServiceParts, held: Held | undefined, signal: AbortSignal): Promise<void> {
  const lost = new AbortController()
  void held?.lost.then(() => lost.abort())
  const over = AbortSignal.any([signal, lost.signal])
  const mirror = new Mirror(parts)
  mirror.start()
  let told = { state: '', at: 0 }
  while (!over.aborted) {
    await setTimeout(WRITE, undefined, { signal: over }).catch(() => undefined)
    const now = parts.time.now()
    const { state } = mirror.now()
    // Every screen asks anew when it is told: at once where something else is the matter, and now and then.
    const tells = state !== told.state || now - told.at >= TELL
    await writeDown(parts, mirror, tells).catch((error: unknown) =>
      parts.log.warn({ err: error }, 'the state of the mirror could not be stored'),
    )
    if (tells) told = { state, at: now }
  }
  await mirror.stop()
}

async function writeDown({ db, budget, time }: MirrorServiceParts, mirror: Mirror, tells: boolean): Promise<void> {
  // Whichever process was asked to pause it or to go on.
  mirror.heed(await readState(db))
  await db.transaction(async (tx) => {
    await writeStatus(tx, mirror.now(), budget.budget(), time.now())
    if (tells) await announceChange(tx, 'sync')
  })
}
