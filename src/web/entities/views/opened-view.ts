/** Which view each list was last opened by in this tab: where the list asks for something else by now, that view can be brought up to date. */
import type { View } from '#contract/dashboard/views.ts'

const opened = new Map<string, number>()

/** Remembers that this view is the one that is looked at. */
export function rememberView({ screen, id }: View): void {
  opened.set(screen, id)
}

/** The view of this list that was opened last; undefined where there was none. */
export function openedView(screen: string): number | undefined {
  return opened.get(screen)
}
