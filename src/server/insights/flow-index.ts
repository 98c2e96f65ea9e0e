/** Where inbound callers go, by profile: the nodes they pass and the links between, worked out once for each profile. */
import { FLOW_LAYERS, type FlowLayer } from '#contract/dashboard/insights.ts'
import { isMissed, type Outcome } from '#contract/hipcall/call-outcome.ts'
import { CLASS, classOf, isInbound } from './classes.ts'
import type { Profile } from './profiles.ts'

export interface IndexedNode {
  key: string
  layer: FlowLayer
  id: number | null
  outcome: Outcome | null
}

export interface IndexedLink {
  source: IndexedNode
  target: IndexedNode
  lost: boolean
}

/** What a profile passes, as indexes; undefined where it is not inbound. */
interface Passed {
  nodes: readonly number[]
  links: readonly number[]
}

export class FlowIndex {
  readonly nodes: IndexedNode[] = []
  readonly links: IndexedLink[] = []
  /** By profile id. */
  readonly passed: (Passed | undefined)[] = []
  readonly #known = new Map<string, number>()

  add(profile: Profile): void {
    const one = classOf(profile)
    if (!isInbound(one)) return
    const ids: [FlowLayer, number][] = [
      ['number', profile.number_id],
      ['greeting', profile.greeting_id],
      ['team', profile.team_ids.at(-1) ?? 0],
      ['person', one === CLASS.answered ? profile.user_id : 0],
    ]
    const nodes = ids
      .filter(([, id]) => id > 0)
      .map(([layer, id]) => this.#numbered(this.nodes, { key: `${layer}.${id}`, layer, id, outcome: null }, `${layer}.${id}`))
    const { outcome } = profile
    const key = `outcome.${outcome}`
    nodes.push(this.#numbered(this.nodes, { key, layer: 'outcome', id: null, outcome }, key))
    const links = nodes.slice(1).flatMap((at, index) => {
      const [source, target] = [this.nodes[nodes[index] ?? -1], this.nodes[at]]
      if (source === undefined || target === undefined) return []
      const lost = target.outcome !== null && isMissed(target.outcome)
      return [this.#numbered(this.links, { source, target, lost }, `${source.key} ${target.key}`)]
    })
    this.passed[profile.id] = { nodes, links }
  }

  #numbered<T>(list: T[], value: T, key: string): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, list.length)
    return list.push(value) - 1
  }
}

/** The stations a list of calls is asked for: both ends of a link, and nothing of the layers between. */
export function stationsOf({ source, target }: IndexedLink): string {
  const between = FLOW_LAYERS.slice(FLOW_LAYERS.indexOf(source.layer) + 1, FLOW_LAYERS.indexOf(target.layer)).map((layer) => `${layer}.0`)
  return [source.key, ...between, ...(target.outcome === null ? [target.key] : [])].join()
}
