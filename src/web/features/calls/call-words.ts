/** A call in words: its headline, its steps and the end of each ring, in the language of the page. */
import type { TFunction } from 'i18next'
import type { Call } from '#contract/dashboard/calls.ts'
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import type { Lane, Segment, StoryStep } from '#contract/hipcall/call-flow-replay.ts'
import { directionOf } from '#contract/hipcall/call-outcome.ts'
import { HANGUP_BY, nameOf } from '#contract/hipcall/enums.ts'

/** What the words are made with. `prose` writes seconds as `4 min 05 s`; names come from the directory, null where it has none. */
export interface Wording {
  t: TFunction
  language: string
  prose(seconds: number): string
  /** A long time in its largest unit, `493 days`; from seconds. */
  distance(seconds: number): string
  /** Seconds from the start as `0:35`. */
  clock(seconds: number): string
  /** An instant (milliseconds since 1970) as `11:42:33`, in the account's zone; so all that follow. */
  timeOfDay(instant: number): string
  /** `Fri 31 March 2023, 11:41:58 Istanbul` */
  moment(instant: number): string
  /** `31 Mar, 11:41` */
  shortMoment(instant: number): string
  /** `31 March 2023` */
  date(instant: number): string
  laneName(lane: Lane): string
  userName(id: number | null): string | null
}

/** The call in one sentence a person would say, by its derived facts and its story. */
export function headline(call: Call, story: CallStory, wording: Wording): string {
  const parts = [beginning(call, story, wording), ...middle(call, story, wording), ending(call, story, wording)]
  const sentence = `${parts.filter((part) => part !== '').join(', ')}.`
  return sentence.charAt(0).toLocaleUpperCase(wording.language) + sentence.slice(1)
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
  if (outcome === 'reached') return t(call.waited === null ? 'call.headline.reachedSome' : 'call.headline.reached', { name: ours, waited })
  if (outcome === 'internal')
    return t('call.headline.internal', { name: internalCaller(call, userName) ?? ours, other: internalOther(call, userName) })
  return t(`call.headline.${outcome}`, { name: ours, waited })
}

function internalCaller(call: Call, userName: Wording['userName']): string | null {
  return (call.caller_type === 2 ? userName(call.caller_id) : null) ?? call.caller_number
}

function internalOther(call: Call, userName: Wording['userName']): string {
  return (call.callee_type === 2 ? userName(call.callee_id) : null) ?? call.callee_number ?? '…'
}

function middle(call: Call, story: CallStory, { t, prose, laneName }: Wording): string[] {
  const rung = new Set(story.segments.filter(({ kind }) => kind === 'ring').map(({ lane }) => lane)).size
  const parts: string[] = []
  if (call.outcome === 'left_in_queue' || call.outcome === 'rang_out' || call.outcome === 'voicemail') {
    if (rung > 0) parts.push(t('call.headline.rung', { count: rung }))
    else if (call.outcome === 'left_in_queue' && story.lanes.length > 0) parts.push(t('call.headline.rungNobody'))
  }
  for (const { to } of story.transfers) {
    const lane = to === null ? undefined : story.lanes[to]
    parts.push(lane === undefined ? t('call.headline.handedOnLost') : t('call.headline.handedOn', { name: laneName(lane) }))
  }
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
  return hungUp(by, call, story.lanes[story.hangup?.lane ?? -1], wording)
}

/** Who hung up, as a part of a sentence. */
export function hungUp(by: string, call: Call, talker: Lane | undefined, { t, laneName, userName }: Wording): string {
  const outbound = directionOf(call) === 'outbound'
  if (by === 'contact') return t(outbound ? 'call.hungUp.contactOutbound' : 'call.hungUp.contact')
  if (by === 'system') return t('call.hungUp.system')
  if (by !== 'user') return t('call.hungUp.other', { by })
  const name = talker?.type === 'user' ? laneName(talker) : directionOf(call) === 'internal' ? null : userName(call.user_id)
  return name === null ? t('call.hungUp.userUnnamed') : t('call.hungUp.user', { name })
}

/** How a ring ended, in a word; a code this version has no word for is shown. */
export function ringEnd(ring: Pick<Segment, 'ending' | 'code'>, t: TFunction): string {
  if (ring.ending === null) return ''
  return ring.ending === 'unknown' && ring.code !== null ? t('call.ring.unknownCode', { code: ring.code }) : t(`call.ring.${ring.ending}`)
}

/** The few words that stand at a bar: how a ring ended and how long it was, how long a talk was. */
export function barWord(segment: Segment, { t, prose }: Wording): string {
  const seconds = prose(segment.end - segment.start)
  if (segment.kind === 'ring') return segment.ending === 'answered' ? '' : `${ringEnd(segment, t)}, ${seconds}`
  return segment.kind === 'talk' ? t('call.segment.talkShort', { seconds }) : seconds
}

/** Everything a bar says, for its tooltip and for a screen reader. */
export function barLabel(segment: Segment, story: CallStory, { t, prose, clock, timeOfDay, laneName }: Wording): string {
  const { start, end, kind, lane, code } = segment
  const name = story.lanes[lane]
  const from = timeOfDay(story.startedAt + start * 1000)
  const to = timeOfDay(story.startedAt + end * 1000)
  const what = [
    name === undefined ? t('call.lane.nobody') : laneName(name),
    t(`call.segment.${kind}`),
    kind === 'ring' ? ringEnd(segment, t) : '',
    code === null ? '' : t('call.ring.probably', { code }),
  ]
  const span = t('call.timeline.span', { from: clock(start), to: clock(end), seconds: prose(end - start) })
  return `${what.filter((word) => word !== '').join(', ')} · ${span} · ${from}–${to}`
}

/** A step of the call as a sentence. */
export function stepWords(step: StoryStep, call: Call, story: CallStory, wording: Wording): string {
  const { t, prose, laneName } = wording
  const lane = step.lane === null ? undefined : story.lanes[step.lane]
  const name = lane === undefined ? t('call.lane.nobody') : laneName(lane)
  const after = step.after === null || step.after === 0 ? null : prose(step.after)
  if (step.action === 'init') return t(directionOf(call) === 'inbound' ? 'call.steps.init' : 'call.steps.initOutbound')
  if (step.action === 'route') {
    if (lane?.type === 'greeting') return t('call.steps.routeGreeting', { name })
    if (lane?.type === 'team') return t('call.steps.routeTeam', { name })
    return t(lane?.type === 'user' ? 'call.steps.routePerson' : 'call.steps.routeOther', { name })
  }
  if (step.action === 'bridge_attempt') return t('call.steps.bridge_attempt', { name })
  if (step.action === 'bridge_fail') {
    const ring = story.segments.findLast(({ kind, lane: on, end }) => kind === 'ring' && on === step.lane && end <= step.at)
    const ending = ringEnd(ring ?? { ending: 'unknown', code: step.result }, t)
    return after === null
      ? t('call.steps.bridge_fail', { name, ending })
      : t('call.steps.bridge_failAfter', { name, ending, seconds: after })
  }
  if (step.action === 'bridge') {
    if (directionOf(call) === 'outbound' && lane?.type === 'user') return t('call.steps.bridgeOwn', { name })
    return after === null ? t('call.steps.bridge', { name }) : t('call.steps.bridgeAfter', { name, seconds: after })
  }
  if (step.action === 'hangup') return hangupWords(step, call, story, wording)
  const action = step.action
  return lane === undefined ? t('call.steps.unknown', { action }) : t('call.steps.unknownNamed', { action, name })
}

function hangupWords(step: StoryStep, call: Call, story: CallStory, { t, laneName }: Wording): string {
  if (step.by === 'contact') return t(directionOf(call) === 'outbound' ? 'call.steps.hangupContactOutbound' : 'call.steps.hangupContact')
  if (step.by === 'system') return t('call.steps.hangupSystem')
  if (step.by === null) return t('call.steps.hangup')
  if (step.by !== 'user') return t('call.steps.hangupOther', { by: step.by })
  const talker = story.lanes[story.hangup?.lane ?? -1]
  return talker?.type === 'user' ? t('call.steps.hangupUserNamed', { name: laneName(talker) }) : t('call.steps.hangupUser')
}
