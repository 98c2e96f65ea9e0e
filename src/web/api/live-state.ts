/** Whether the server tells by itself what is new: then nobody has to look as often. */
import { useSyncExternalStore } from 'react'

let connected = false
const listeners = new Set<() => void>()

export function setLive(is: boolean): void {
  if (connected === is) return
  connected = is
  for (const listener of listeners) listener()
}

export function isLive(): boolean {
  return connected
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The same, where it is shown. */
export const useLive = () => useSyncExternalStore(listen, isLive)
