/** A budget for each token, for that is how the account counts. */
import { createHash } from 'node:crypto'
import type { Time } from '../time.ts'
import { type Budget, createBudget } from './budget.ts'

export interface Budgets {
  /** To be asked for at each use: one that has been idle for long is forgotten. */
  of(token: string): Budget
}

/** Milliseconds. */
const FORGOTTEN_AFTER = 600_000

/** Knows tokens by their SHA-256 only. */
export function createBudgets(time: Time): Budgets {
  const budgets = new Map<string, Budget>()
  return {
    of(token) {
      const key = createHash('sha256').update(token).digest('hex')
      const known = budgets.get(key)
      if (known !== undefined) return known
      for (const [other, budget] of budgets) if (budget.idleFor(FORGOTTEN_AFTER)) budgets.delete(other)
      const budget = createBudget(time)
      budgets.set(key, budget)
      return budget
    },
  }
}
