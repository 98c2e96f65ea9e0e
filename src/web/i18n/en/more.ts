/** The words of all other screens: fetched with them. */
import { call } from './call.ts'
import { palette } from './palette.ts'
import { signIn } from './sign-in.ts'

export const more = { call, palette, signIn }
