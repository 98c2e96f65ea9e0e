/** A budget for each token: they are counted apart. */
import { createHash } from 'node:crypto'
import type { Time } from '../time.ts'
import { type Budget, createBudget } from './budget.ts'

export interface Budgets {
  of(token: string): Budget
}

/** Knows tokens by their SHA-256 only. */
export function createBudgets(time: Time): Budgets {
  const budgets = new Map<string, Budget>()
  return {
    of(token) {
      const key = createHash('sha256').update(token).digest('hex')
      const budget = budgets.get(key) ?? createBudget(time)
      budgets.set(key, budget)
      return budget
    },
  }
}
