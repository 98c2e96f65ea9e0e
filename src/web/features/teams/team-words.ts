import type { TFunction } from 'i18next'

/** Ways of ringing a queue's people, as telephone systems name them. The documentation shows random only, so each has its spellings. */
const STRATEGIES = {
  all: ['all', 'ringall', 'ring_all', 'simultaneous'],
  random: ['random'],
  roundRobin: ['round_robin', 'roundrobin', 'rrmemory', 'rrordered'],
  leastRecent: ['least_recent', 'leastrecent', 'longest_idle', 'longest_idle_agent'],
  fewestCalls: ['fewest_calls', 'fewestcalls', 'agent_with_fewest_calls'],
  leastTalked: ['least_talk_time', 'agent_with_least_talk_time'],
  inOrder: ['linear', 'order', 'sequential', 'ordered', 'top_down', 'sequentially_by_agent_order'],
  weighted: ['wrandom', 'weighted_random'],
} as const

type Strategy = keyof typeof STRATEGIES
const NAMES = Object.keys(STRATEGIES) as Strategy[]

/** In which order a team rings its people, in words; a way this version does not know as it is. */
export function strategyName(strategy: string, t: TFunction): string {
  const spelled = strategy.toLowerCase().replaceAll(/[\s-]/g, '_')
  const known = NAMES.find((name) => STRATEGIES[name].some((spelling) => spelling === spelled))
  return known === undefined ? strategy : t(`teams.strategy.${known}`)
}
