/** The words of the first screen: what stands around every screen, and the list of calls. */
import { app } from './app.ts'
import { calls } from './calls.ts'
import { list } from './list.ts'
import { outcome } from './outcome.ts'
import { table } from './table.ts'

export const first = { app, calls, list, outcome, table }
