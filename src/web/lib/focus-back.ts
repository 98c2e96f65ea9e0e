/**
 * Gives the focus to an element once something that took a while is done: from nowhere, or from `within`. Whoever has gone on to something
 * else meanwhile keeps it, for what they are typing must not land here.
 */
export function focusBack(element: HTMLElement | null, within: Element | null = null): void {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body || within?.contains(activeElement)) element?.focus()
}
