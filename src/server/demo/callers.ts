/** Who calls on a day: contacts (some far more often than others), strangers, and people who hide their number. */
import { KNOWN_CALLER, type Outsiders, turkishNumber } from './contacts.ts'
import type { Random } from './random.ts'

export interface Caller {
  /** 0 for somebody who is no contact. */
  contactId: number
  /** Null where it is withheld. */
  number: string | null
}

/** Somebody who calls in. */
export function someCaller({ contacts }: Outsiders, random: Random): Caller {
  const roll = random.next()
  if (roll < 0.03) return { contactId: 0, number: null }
  if (roll < 0.34) return { contactId: 0, number: turkishNumber(random) }
  const contact = contacts[Math.floor(contacts.length * random.next() ** 1.4)]
  return { contactId: contact?.id ?? 0, number: contact?.numbers[0] ?? turkishNumber(random) }
}

/** Somebody to be called: never a hidden number, seldom a stranger. */
export function someCallee(outsiders: Outsiders, random: Random): Caller & { number: string } {
  const caller = someCaller(outsiders, random)
  return { contactId: caller.contactId, number: caller.number ?? turkishNumber(random) }
}

export const knownCaller: Caller = { contactId: KNOWN_CALLER.contactId, number: KNOWN_CALLER.number }
