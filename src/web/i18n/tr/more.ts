/** The words of all other screens: fetched with them. */
import { call } from './call.ts'
import { detail } from './detail.ts'
import { form } from './form.ts'
import { palette } from './palette.ts'
import { signIn } from './sign-in.ts'
import { tasks } from './tasks.ts'
import { teams } from './teams.ts'

export const more = { call, detail, form, palette, signIn, tasks, teams }
