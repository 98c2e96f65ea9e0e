/**
 * What can be done before there is anything to draw with: the words, and what the first screen shows. The build puts this and all it needs
 * in a file of its own (vite.config.ts), which runs while React DOM, the router and the screens are still on their way.
 */
import { createQueryClient } from '#web/api/query-client.ts'
import { startI18n } from '#web/i18n/index.ts'
import { readFirstScreen } from './first-screen.ts'

let missed = false
let leave = () => {
  missed = true
}

/** The cache of everything read from the server. */
export const queryClient = createQueryClient(() => leave())

/** Says what to do when the session is dead; at once where that has been found already. */
export function whenSignedOut(go: () => void): void {
  leave = go
  if (missed) go()
}

export const words = startI18n()
export const firstScreen = readFirstScreen(queryClient, location)
