/** Hears the server's events once the screen stands; without them everything is looked for now and then, as it is without a line. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSettled } from './use-settled.ts'

export function useEvents(): void {
  const client = useQueryClient()
  const settled = useSettled()
  useEffect(() => {
    if (!settled || !('EventSource' in globalThis)) return
    let close = () => {}
    let gone = false
    const open = async () => {
      const events = await import('#web/api/events.ts').catch(() => undefined)
      if (events !== undefined && !gone) close = events.openEvents(client)
    }
    void open()
    return () => {
      gone = true
      close()
    }
  }, [client, settled])
}
