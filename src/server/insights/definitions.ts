/** What each metric is made of. The sentences are the page's, under the keys given here. */
import { METRICS, type Metric, type MetricDefinition } from '#contract/dashboard/insights.ts'

type Said = Pick<MetricDefinition, 'source' | 'unit' | 'needs_flow'> & { leavesOut: boolean }

const OUTCOME = ['direction', 'bridged_at', 'answered_at', 'missing_call', 'missing_call_reason', 'voicemail_id', 'hangup_by', 'call_flow']
const calls = (source: string[], needs_flow: Said['needs_flow'], leavesOut = true): Said => ({
  source,
  unit: 'calls',
  needs_flow,
  leavesOut,
})
const share = (source: string[], needs_flow: Said['needs_flow'], leavesOut = true): Said => ({
  source,
  unit: 'share',
  needs_flow,
  leavesOut,
})
const seconds = (source: string[], needs_flow: Said['needs_flow'], leavesOut = true): Said => ({
  source,
  unit: 'seconds',
  needs_flow,
  leavesOut,
})

const SAID: Readonly<Record<Metric, Said>> = {
  offered: calls(['direction'], 'no'),
  answered: calls(OUTCOME, 'better'),
  voicemail: calls(['direction', 'voicemail_id', 'voicemail_url', 'bridged_at'], 'better'),
  missed: calls(OUTCOME, 'better'),
  answer_rate: share(OUTCOME, 'better'),
  answer_rate_open: share(OUTCOME, 'better'),
  service_level: share(['started_at', 'bridged_at', 'first_touch_duration', ...OUTCOME.slice(3)], 'better'),
  speed_of_answer: seconds(['started_at', 'bridged_at', 'first_touch_duration'], 'better'),
  waited_lost: seconds(['started_at', 'ended_at', 'call_duration'], 'better'),
  talk: seconds(['bridged_at', 'answered_at', 'ended_at', 'call_flow'], 'better'),
  tried: calls(['direction'], 'no', false),
  reached: calls(['direction', 'answered_at', 'call_flow'], 'better', false),
  reach_rate: share(['direction', 'answered_at', 'call_flow'], 'better', false),
  internal: calls(['direction'], 'no', false),
  by_person: calls(['user_id', ...OUTCOME], 'better'),
  rang: calls(['call_flow'], 'yes'),
  by_team: calls(['call_flow', 'callee_type', 'callee_id'], 'better'),
  by_number: calls(['channel_type', 'channel_id'], 'no'),
  heat: calls(['started_at', 'direction'], 'no'),
  rings: seconds(['call_flow'], 'yes'),
  flow: calls(['channel_id', 'callee_type', 'callee_id', 'user_id', 'call_flow'], 'better'),
  complete: share(['call_flow'], 'no', false),
}

export const DEFINITIONS: readonly MetricDefinition[] = METRICS.map((metric) => {
  const { source, unit, needs_flow, leavesOut } = SAID[metric]
  const left_out = leavesOut ? `${metric}.left_out` : null
  return { metric, name: `${metric}.name`, formula: `${metric}.formula`, source, unit, left_out, needs_flow }
})
