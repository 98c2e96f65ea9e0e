import { SAID } from '#contract/said.ts'

/** What the server says, in its own words. */
export const said: Readonly<Record<keyof typeof SAID, string>> = SAID
