/** Whether the calls were not all here when they were last looked at: then the room for saying so is held before that is known again. */

const KEPT = 'santral.gaps'

export const expectsGaps = () => localStorage.getItem(KEPT) !== null

export function rememberGaps(are: boolean): void {
  if (are) localStorage.setItem(KEPT, 'yes')
  else localStorage.removeItem(KEPT)
}
