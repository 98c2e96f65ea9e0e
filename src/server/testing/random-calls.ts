/** Random calls for property tests: few values for everything, so that filters meet often, and many calls in the same second. */
import fc from 'fast-check'
import { formatTimestamp } from '#contract/wire.ts'
import type { NewCdr } from '#server/resources/cdrs/insert.ts'

const START = Date.parse('2023-03-26T00:00:00Z')

const numbers = fc.constantFrom('+905326202911', '+905326202912', '05321112233', '+4440333', '101', '1015', '+442079460958', null)
const id = fc.constantFrom(null, 1, 2, 3)

function stepOf(what: string, id: number) {
  if (what === 'ring') return { action: 'bridge_attempt', detail: { type: 'user', id } }
  if (what === 'refuse') return { action: 'bridge_fail', detail: { type: 'user', id, result: 21 } }
  if (what === 'miss') return { action: 'bridge_fail', detail: { type: 'user', id, result: 19 } }
  if (what === 'bridge') return { action: 'bridge', detail: { type: 'user', id } }
  if (what === 'hangup') return { action: 'hangup', detail: { hangup_by: id > 2 ? 'contact' : 'user' } }
  return { action: 'route', detail: { type: what, id } }
}

/** A call that may be anything the contract allows; some of its fields contradict each other, as the documentation's own do. */
export const randomCdr: fc.Arbitrary<NewCdr> = fc
  .record({
    uuid: fc.uuid({ version: 4 }),
    direction: fc.constantFrom(1, 1, 2, 3, 9),
    user_id: id,
    contact_id: fc.constantFrom(null, 0, 0, 7, 8),
    channel_type: fc.constantFrom(1, 1, 1, 2, null),
    channel_id: id,
    second: fc.oneof(fc.nat(5 * 86_400), fc.constantFrom(3_600, 7_200)),
    answered: fc.option(fc.nat(40)),
    bridged: fc.option(fc.nat(60)),
    call_duration: fc.option(fc.constantFrom(0, 1, 30, 60, 61, 600, 3_600), { freq: 5 }),
    missing_call: fc.boolean(),
    missing_call_reason: fc.constantFrom(null, 0, 1, 2, 3, 4),
    caller_type: fc.constantFrom(1, 2),
    caller_number: numbers,
    callee_id: id,
    callee_type: fc.constantFrom(null, 1, 2, 3, 4, 12),
    callee_number: numbers,
    hangup_by: fc.constantFrom(null, 1, 2, 3),
    voicemail_id: fc.constantFrom(null, null, 0, 5),
    recording_seconds: fc.constantFrom(null, 12),
    places: fc.option(
      fc.array(
        fc.tuple(
          fc.constantFrom('team', 'team', 'greeting', 'ring', 'ring', 'refuse', 'miss', 'bridge', 'hangup'),
          fc.integer({ min: 1, max: 4 }),
        ),
        {
          maxLength: 7,
        },
      ),
    ),
  })
  .map(({ second, answered, bridged, places, ...cdr }) => {
    const at = (plus: number) => formatTimestamp(START + (second + plus) * 1000)
    const steps = (places ?? []).map(([what, place], index) => ({ ...stepOf(what, place), timestamp: at(index * 7) }))
    return {
      ...cdr,
      resource_type: 'cdr' as const,
      started_at: at(0),
      answered_at: answered === null ? null : at(answered),
      bridged_at: bridged === null ? null : at(bridged),
      ended_at: at(cdr.call_duration ?? 0),
      first_touch_duration: null,
      caller_id: null,
      record_url: null,
      voicemail_type: null,
      voicemail_url: null,
      call_flow: places === null ? null : steps.toReversed(),
    }
  })

export const randomCdrs = (options: { minLength?: number; maxLength: number }) =>
  fc.uniqueArray(randomCdr, { ...options, selector: ({ uuid }) => uuid })
