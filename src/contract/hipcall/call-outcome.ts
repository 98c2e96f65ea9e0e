/** How a call ended, in one word: derived once, here, for lists, filters, timelines and figures. */

export const OUTCOMES = [
  'answered',
  'voicemail',
  'left_in_greeting',
  'left_in_queue',
  'rang_out',
  'rejected',
  'closed_hours',
  'short_abandoned',
  'callback_asked',
  'reached',
  'not_reached',
  'internal',
] as const
export type Outcome = (typeof OUTCOMES)[number]
