/** The task that follows a call: to call back, about the contact, with the link to the call. */
import type { Call } from '#contract/dashboard/calls.ts'
import { paths, type TaskPrefill } from '#web/app/paths.ts'
import { outsideNumber } from './call-parties.ts'
import type { Names } from './names.ts'

/** What such a task begins with. Nobody can be called back whose number is not known: then its name is left to the person. */
export function callTask(call: Call, names: Names): TaskPrefill {
  const number = outsideNumber(call)
  const called = call.contact_name ?? number
  const who = called === null ? null : names.contactName(called)
  return {
    ...(who === null ? {} : { name: names.t('calls.callBack', { name: who }) }),
    // 0 is nobody, too.
    ...(call.contact_id ? { contact: call.contact_id } : {}),
    call: paths.call(call),
  }
}
