/** What a case says of itself, in words. */
import * as z from 'zod/mini'
import { CALLBACK_CLOSE_REASONS, type Callback, type CallbackAct } from '#contract/dashboard/callbacks.ts'
import { parseTimestamp } from '#contract/wire.ts'
import { paths, type TaskPrefill } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import type { Formats } from '#web/i18n/format.ts'

export interface CallbackWording {
  names: Names
  formats: Formats
}

/** The caller by name, or else by number. */
export function callerText({ contact_name, number }: Pick<Callback, 'contact_name' | 'number'>, names: Names): string {
  return names.contactName(contact_name ?? number)
}

/** `22 Nov, 14:02`, in the account's zone. */
export function whenText(timestamp: string, formats: Formats): string {
  return formats.shortMoment(parseTimestamp(timestamp), Date.now())
}

/** How long ago, in its largest unit. */
export function agoText(timestamp: string, { names, formats }: CallbackWording): string {
  const seconds = Math.max(0, (Date.now() - parseTimestamp(timestamp)) / 1000)
  return names.t('callbacks.ago', { time: formats.distance(seconds) })
}

export function stateText(callback: Callback, { names, formats }: CallbackWording): string {
  const { t } = names
  const { state, snoozed_until } = callback
  if (state === 'snoozed' && snoozed_until !== null) return t('callbacks.snoozedUntil', { when: whenText(snoozed_until, formats) })
  return t(`callbacks.state.${state}`)
}

/** What the caller went through, and how it ended. */
export function sentenceText(callback: Callback, { names, formats }: CallbackWording): string {
  const { t } = names
  const tried = t('callbacks.sentence.open', {
    attempts: t('callbacks.sentence.times', { count: callback.attempts }),
    since: whenText(callback.first_at, formats),
    waited: formats.prose(callback.waited),
  })
  const { closed } = callback
  if (closed === null) return tried
  const when = whenText(closed.at, formats)
  const name = closed.name ?? (closed.user_id === null ? t('callbacks.sentence.somebody') : names.user(closed.user_id))
  const end = {
    we_reached_them: () => t('callbacks.sentence.we', { name, when }),
    they_reached_us: () => t('callbacks.sentence.they', { name, when }),
    expired: () => t('callbacks.sentence.expired', { when }),
    by_hand: () =>
      t('callbacks.sentence.hand', { name, when, reason: closed.reason === null ? '' : t(`callbacks.reason.${closed.reason}`) }),
  }
  return `${tried} ${end[closed.how]()}`
}

/** What a task about the case begins with. */
export function callbackTask(callback: Callback, names: Names): TaskPrefill {
  const [name, number] = [callerText(callback, names), names.phone(callback.number)]
  const who = name === number ? number : `${name}, ${number}`
  return {
    name: names.t('calls.callBack', { name: who }),
    ...(callback.contact_id === null ? {} : { contact: callback.contact_id }),
    ...(callback.assigned_to === null ? {} : { assignee: callback.assigned_to }),
    call: paths.call(callback.last_call),
  }
}

const Assigned = z.object({ assigned_to: z.nullable(z.number()) })
const Snoozed = z.object({ snoozed_until: z.nullable(z.string()) })
const Closed = z.object({ reason: z.enum(CALLBACK_CLOSE_REASONS), note: z.optional(z.string()) })

/** What somebody did; what this version does not know stays as it is. */
export function actText({ action, actor, after }: CallbackAct, { names, formats }: CallbackWording): string {
  const { t } = names
  const who = actor.name
  const [assigned, snoozed, closed] = [z.safeParse(Assigned, after), z.safeParse(Snoozed, after), z.safeParse(Closed, after)]
  if (action === 'callback.assign' && assigned.success) {
    const to = assigned.data.assigned_to
    if (to === null) return t('callbacks.act.released', { who })
    return to === actor.user_id ? t('callbacks.act.took', { who }) : t('callbacks.act.gave', { who, name: names.user(to) })
  }
  if (action === 'callback.snooze' && snoozed.success) {
    const until = snoozed.data.snoozed_until
    return until === null ? t('callbacks.act.woke', { who }) : t('callbacks.act.snoozed', { who, when: whenText(until, formats) })
  }
  if (action === 'callback.close' && closed.success) {
    const text = t('callbacks.act.closed', { who, reason: t(`callbacks.reason.${closed.data.reason}`) })
    return closed.data.note === undefined ? text : `${text} (${closed.data.note})`
  }
  return action === 'callback.reopen' ? t('callbacks.act.reopened', { who }) : t('callbacks.act.other', { who, action })
}
