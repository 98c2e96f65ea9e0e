/** The export that runs, or was the last: goes on whatever screen is looked at. The file itself is the browser's own download. */
import { useSyncExternalStore } from 'react'
import { ApiError } from '#contract/client.ts'
import type { ExportProgress, ExportQuery } from '#contract/dashboard/exports.ts'
import { cancelRunningExport, exportAddress, exportProgress } from '#web/api/exports.ts'

export interface ExportRun {
  uuid: string
  format: ExportQuery['format']
  /** `lost`: the server does not know of it, or cannot be asked any more. */
  state: ExportProgress['state'] | 'lost'
  rows: number
  total: number
}

/** Milliseconds between two looks, and how long the server may know of nothing. */
const LOOK = 500
const PATIENCE = 15_000

let run: ExportRun | undefined
const listeners = new Set<() => void>()

function set(next: ExportRun | undefined): void {
  run = next
  for (const listener of listeners) listener()
}

export function useExportRun(): ExportRun | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => run,
  )
}

/** Has the browser fetch the file. `ended` is called with how it went, once it is over. */
export function startExport(query: Omit<ExportQuery, 'id'>, ended: (run: ExportRun) => void): void {
  const uuid = newUuid()
  set({ uuid, format: query.format, state: 'running', rows: 0, total: 0 })
  const link = document.createElement('a')
  link.href = exportAddress({ ...query, id: uuid })
  link.download = ''
  link.click()
  void follow(uuid, ended)
}

/** The last one is looked at no more. */
export function forgetExport(): void {
  set(undefined)
}

export async function cancelExportRun({ uuid }: ExportRun): Promise<void> {
  await cancelRunningExport(uuid)
}

async function follow(uuid: string, ended: (run: ExportRun) => void): Promise<void> {
  let heard = Date.now()
  while (run?.uuid === uuid && run.state === 'running') {
    await new Promise((over) => setTimeout(over, LOOK))
    if (run?.uuid !== uuid) return
    try {
      const { state, rows, total } = await exportProgress(uuid)
      heard = Date.now()
      set({ ...run, state, rows, total })
    } catch (error) {
      // It may not have begun, or the server be away for a moment; who may not is told at once.
      const refused = error instanceof ApiError && (error.status === 401 || error.status === 403)
      if (refused || Date.now() - heard > PATIENCE) set({ ...run, state: 'lost' })
    }
  }
  if (run?.uuid === uuid) ended(run)
}

/** A random UUID (RFC 9562, version 4); crypto.randomUUID is there in secure contexts only. */
function newUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
