/** Exports of this process: how far each is, for whoever knows its id, until ten minutes after its end. */
import type { ExportProgress } from '#contract/dashboard/exports.ts'

/** Milliseconds. */
const KEPT = 10 * 60_000

export interface Running {
  progress: ExportProgress
  /** Ends it before its end. */
  stop: AbortController
}

interface Entry extends Running {
  endedAt: number | undefined
}

export interface ExportRegistry {
  /** Undefined where the id is taken. */
  begin(progress: ExportProgress): Running | undefined
  end(uuid: string, state: ExportProgress['state']): void
  find(uuid: string): Running | undefined
}

export function createExportRegistry(now: () => number): ExportRegistry {
  const entries = new Map<string, Entry>()
  const forget = () => {
    for (const [uuid, { endedAt }] of entries) if (endedAt !== undefined && now() - endedAt > KEPT) entries.delete(uuid)
  }
  return {
    begin(progress) {
      forget()
      if (entries.has(progress.uuid)) return undefined
      const entry: Entry = { progress, stop: new AbortController(), endedAt: undefined }
      entries.set(progress.uuid, entry)
      return entry
    },
    end(uuid, state) {
      const entry = entries.get(uuid)
      if (entry === undefined || entry.endedAt !== undefined) return
      entry.progress.state = state
      entry.endedAt = now()
    },
    find(uuid) {
      forget()
      return entries.get(uuid)
    },
  }
}
