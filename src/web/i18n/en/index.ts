/** All words of this language, a section a file. */
import { app } from './app.ts'
import { call } from './call.ts'
import { calls } from './calls.ts'
import { outcome } from './outcome.ts'
import { palette } from './palette.ts'
import { signIn } from './sign-in.ts'
import { table } from './table.ts'

export const en = { app, call, calls, outcome, palette, signIn, table }
