/** A call in words: its headline, its steps and the end of each ring, in the language of the page. */
import type { TFunction } from 'i18next'
import type { Call } from '#contract/dashboard/calls.ts'
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import type { Lane, Segment, StoryStep } from '#contract/hipcall/call-flow-replay.ts'
import { directionOf } from '#contract/hipcall/call-outcome.ts'

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

/** The sentence with a capital, by the rules of its language. */
export function capital(sentence: string, { language }: Pick<Wording, 'language'>): string {
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1)
}

/** Who was talking when the call ended. */
export function talkerOf(story: CallStory): Lane | undefined {
  return story.lanes[story.hangup?.lane ?? -1]
}

/** Who hung up, as a part of a sentence. */
export function hungUp(by: string, call: Call, talker: Lane | undefined, { t, laneName, userName }: Wording): string {
  const outbound = directionOf(call) === 'outbound'
  if (by === 'contact') return t(outbound ? 'call.hungUp.contactOutbound' : 'call.hungUp.contact')
  if (by === 'system') return t('call.hungUp.system')
  if (by !== 'user') return t('call.hungUp.other', { by })
  if (directionOf(call) === 'internal') return t('call.hungUp.internal')
  const name = talker?.type === 'user' ? laneName(talker) : userName(call.user_id)
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
  if (segment.kind === 'own') return ''
  if (segment.kind === 'ring') return segment.ending === 'answered' ? '' : `${ringEnd(segment, t)}, ${seconds}`
  return segment.kind === 'talk' ? t('call.segment.talkShort', { seconds }) : seconds
}

/** Everything a bar says: who did what, and exactly when, by the call's seconds and by the clock. */
export function barLabel(
  segment: Segment,
  story: CallStory,
  { t, prose, clock, timeOfDay, laneName }: Wording,
): [what: string, when: string] {
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
  return [what.filter((word) => word !== '').join(', '), `${span} · ${from}–${to}`]
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
  if (step.action === 'hangup')
    return step.by === null ? t('call.steps.hangup') : capital(hungUp(step.by, call, talkerOf(story), wording), wording)
  const action = step.action
  return lane === undefined ? t('call.steps.unknown', { action }) : t('call.steps.unknownNamed', { action, name })
}
