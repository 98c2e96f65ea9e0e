/** A call in one sentence, as a person would say it. */
import type { Call } from '#contract/dashboard/calls.ts'
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import type { Lane } from '#contract/hipcall/call-flow-replay.ts'
import { CALLEE_TYPE, CALLER_TYPE, HANGUP_BY, nameOf } from '#contract/hipcall/enums.ts'
import { capital, hungUp, talkerOf, type Wording } from './call-words.ts'

/** The call in one sentence a person would say, by its derived facts and its story. */
export function headline(call: Call, story: CallStory, wording: Wording): string {
  const parts = [beginning(call, story, wording), ...middle(call, story, wording), ending(call, story, wording)]
  return capital(`${parts.filter((part) => part !== '').join(', ')}.`, wording)
}

function beginning(call: Call, story: CallStory, { t, prose, laneName, userName }: Wording): string {
  const waited = prose(call.waited ?? story.length)
  const ended = story.hangup !== null && story.hangup.by !== 'contact'
  const lastOf = (type: string) => story.lanes.findLast((lane) => lane.type === type)
  const ours = userName(call.user_id) ?? t('call.headline.somebody')
  const { outcome } = call
  if (outcome === 'answered') {
    const lane = story.lanes[story.answered?.lane ?? -1]
    const name = lane === undefined ? userName(call.user_id) : laneName(lane)
    if (name === null) return t('call.headline.answeredNobody')
    return (call.waited ?? 0) === 0 ? t('call.headline.answeredSome', { name }) : t('call.headline.answered', { name, waited })
  }
  if (outcome === 'left_in_greeting' || outcome === 'left_in_queue') {
    const lane = lastOf(outcome === 'left_in_greeting' ? 'greeting' : 'team')
    const unnamed = outcome === 'left_in_greeting' ? t('call.headline.aGreeting') : t('call.headline.aTeam')
    const name = lane === undefined ? unnamed : laneName(lane)
    return t(ended ? `call.headline.${outcome}Ended` : `call.headline.${outcome}`, { name, waited })
  }
  const [refuser, ...others] = rungLanes(story)
  if (outcome === 'rejected' && refuser !== undefined && others.length === 0) {
    return t('call.headline.rejectedBy', { name: laneName(refuser), waited })
  }
  if (outcome === 'reached') return t(call.waited === null ? 'call.headline.reachedSome' : 'call.headline.reached', { name: ours, waited })
  if (outcome === 'internal')
    return t('call.headline.internal', { name: internalCaller(call, userName) ?? ours, other: internalOther(call, userName) })
  return t(`call.headline.${outcome}`, { name: ours, waited })
}

function internalCaller(call: Call, userName: Wording['userName']): string | null {
  return (call.caller_type === CALLER_TYPE.user ? userName(call.caller_id) : null) ?? call.caller_number
}

function internalOther(call: Call, userName: Wording['userName']): string {
  return (call.callee_type === CALLEE_TYPE.user ? userName(call.callee_id) : null) ?? call.callee_number ?? '…'
}

/** Outcomes of which it is worth saying who was rung. */
const RUNG: readonly string[] = ['left_in_queue', 'rang_out', 'voicemail']

/** The lanes that were rung, each once. */
function rungLanes(story: CallStory): Lane[] {
  const indexes = new Set(story.segments.filter(({ kind }) => kind === 'ring').map(({ lane }) => lane))
  return story.lanes.filter((_, index) => indexes.has(index))
}

function middle(call: Call, story: CallStory, { t, prose, laneName }: Wording): string[] {
  const rung = rungLanes(story)
  const only = rung.length === 1 ? rung[0] : undefined
  const parts: string[] = []
  if (RUNG.includes(call.outcome)) {
    if (only !== undefined) parts.push(t('call.headline.onlyRung', { name: laneName(only) }))
    else if (rung.length > 0) parts.push(t('call.headline.rung', { count: rung.length }))
    else if (call.outcome === 'left_in_queue' && story.lanes.length > 0) parts.push(t('call.headline.rungNobody'))
  }
  for (const { to } of story.transfers) {
    const lane = to === null ? undefined : story.lanes[to]
    parts.push(lane === undefined ? t('call.headline.handedOnLost') : t('call.headline.handedOn', { name: laneName(lane) }))
  }
  if (call.outcome === 'internal' && call.talked === null)
    parts.push(t('call.headline.notPickedUp', { waited: prose(call.waited ?? story.length) }))
  if (call.talked !== null) parts.push(t('call.headline.talked', { talked: prose(call.talked) }))
  return parts
}

/** Outcomes whose beginning already says who hung up, or where it does not matter. */
const SAYS_ITSELF: readonly string[] = [
  'left_in_greeting',
  'left_in_queue',
  'short_abandoned',
  'callback_asked',
  'voicemail',
  'rejected',
  'not_reached',
]

function ending(call: Call, story: CallStory, wording: Wording): string {
  if (SAYS_ITSELF.includes(call.outcome)) return ''
  const by = story.hangup?.by ?? nameOf(HANGUP_BY, call.hangup_by)
  if (by === undefined || by === null) return ''
  return hungUp(by, call, talkerOf(story), wording)
}
