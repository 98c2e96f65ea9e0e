/** The parts of the app that are fetched when they are first wanted, or ahead of that. */
import { loadAllWords, withWords } from '#web/i18n/index.ts'

export const fetchCallPage = () => import('#web/features/calls/call-page.tsx')
export const fetchNewTask = () => import('#web/features/tasks/new-task.tsx')
export const fetchPalette = () => import('./palette/palette.tsx')
/** Saved views, with their words. */
export const fetchViews = () => withWords(import('#web/entities/views/views-panel.tsx'))
export const fetchShortcuts = () => import('./shell/shortcuts-dialog.tsx')

/** Has them all at hand: they are there at once then, also while the server is not. What fails here is fetched when it is wanted. */
export function fetchAhead(): void {
  void Promise.all([fetchCallPage(), fetchNewTask(), fetchPalette(), fetchShortcuts(), loadAllWords()]).catch(() => undefined)
}
