/** Short messages that come and go, from anywhere; shown by ToastArea. */

/** Something that can be done about what the message says: undo it, look at it. */
export interface ToastAction {
  text: string
  act: () => void
}

export interface Toast {
  id: number
  text: string
  action?: ToastAction | undefined
}

/** Milliseconds a message stays; one with something to do stays longer. */
const STAY = 5_000
const STAY_TO_ACT = 10_000

let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something for a few seconds; screen readers are told too. */
export function say(text: string, action?: ToastAction): void {
  last += 1
  const id = last
  set([...toasts.slice(-2), { id, text, action }])
  setTimeout(() => dismiss(id), action === undefined ? STAY : STAY_TO_ACT)
}

/** Takes a message away before its time. */
export function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

export const toastStore = {
  get: () => toasts,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
