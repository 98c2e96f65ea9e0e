/** Hears the server's events once the screen stands; without them everything is looked for now and then, as it is without a line. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Milliseconds after the first drawing: what the first screen needs comes before. */
const LATER = 2_500

export function useEvents(): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!('EventSource' in globalThis)) return
    let close = () => {}
    let gone = false
    const timer = setTimeout(async () => {
      const events = await import('#web/api/events.ts').catch(() => undefined)
      if (events !== undefined && !gone) close = events.openEvents(client)
    }, LATER)
    return () => {
      gone = true
      clearTimeout(timer)
      close()
    }
  }, [client])
}
