/** What the address says a new task begins with. Anybody may have written the address: what makes no sense is left out. */
import { MAX_INT } from '#contract/wire.ts'
import type { TaskPrefill } from '#web/app/paths.ts'

const CALL = /^\/calls\/\d{4}\/\d{2}\/\d{2}\/[0-9a-f-]{36}$/

/** From the parameters of the address, as `overlayParams` gives them. */
export function readPrefill(params: URLSearchParams): TaskPrefill {
  const call = params.get('task_call') ?? ''
  const name = params.get('task_name') ?? ''
  return {
    ...(name === '' ? {} : { name }),
    ...idOf(params, 'contact'),
    ...idOf(params, 'company'),
    ...idOf(params, 'assignee'),
    ...(CALL.test(call) ? { call } : {}),
  }
}

function idOf(params: URLSearchParams, name: 'contact' | 'company' | 'assignee'): TaskPrefill {
  const text = params.get(`task_${name}`) ?? ''
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= MAX_INT ? { [name]: Number(text) } : {}
}
