/**
 * The enums of the API's documentation, by name. Answers carry the numbers; queries take number or word.
 * An answer may carry a number that is not listed (a newer Hipcall): look names up with `nameOf`, which then gives undefined.
 */

export const DIRECTION = { inbound: 1, outbound: 2, internal: 3 } as const
export const CHANNEL_TYPE = { number: 1, web_widget: 2 } as const
export const CALLER_TYPE = { contact: 1, user: 2 } as const
/** Callee type: null means the call was hung up before anyone was chosen. */
export const CALLEE_TYPE = { contact: 1, user: 2, greeting: 3, team: 4 } as const
export const MISSING_CALL_REASON = { out_of_business_hours: 1, short_abandoned: 2, abandoned: 3, callback: 4 } as const
export const HANGUP_BY = { user: 1, contact: 2, system: 3 } as const
/** Account: `voicemail_id` is a voicemail's id. User: it is the user's id. */
export const VOICEMAIL_TYPE = { user: 1, account: 2 } as const
export const STATUS = { active: 1, passive: 0 } as const
export const PRIORITY = ['low', 'medium', 'high'] as const
export const EXTENSION_TARGET = ['user', 'team', 'greeting'] as const
export const COMMENTABLE = ['contact', 'company', 'deal', 'ticket', 'task'] as const

export type Direction = keyof typeof DIRECTION
export type MissingCallReason = keyof typeof MISSING_CALL_REASON
export type Commentable = (typeof COMMENTABLE)[number]

/** The name of an enum's number; undefined for null and for numbers this version does not know. */
export function nameOf<E extends Readonly<Record<string, number>>>(values: E, number: number | null): keyof E | undefined {
  for (const name in values) if (values[name] === number) return name
  return undefined
}
