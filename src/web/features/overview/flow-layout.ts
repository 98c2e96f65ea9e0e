/** Where the nodes and bands of the ways of callers lie: layers from left to right, bands as wide as their calls. */
import { FLOW_LAYERS, type FlowLink, type FlowNode } from '#contract/dashboard/insights.ts'

export interface PlacedNode {
  node: FlowNode
  x: number
  y: number
  height: number
}

export interface PlacedLink {
  link: FlowLink
  source: PlacedNode
  target: PlacedNode
  /** The band: a line along its middle, and how thick it is. */
  path: string
  thickness: number
}

export interface PlacedFlow {
  nodes: PlacedNode[]
  links: PlacedLink[]
  height: number
}

/** Pixels. A node is as wide as this; a label under another needs that much. */
export const NODE = 10
const PITCH = 17
const TALLEST = 300

/** `width` in pixels, of which `label` on the right are for the names of the last layer. */
export function layOutFlow(nodes: readonly FlowNode[], links: readonly FlowLink[], width: number, label: number): PlacedFlow {
  const layers = FLOW_LAYERS.map((layer) => nodes.filter((node) => node.layer === layer).sort((one, other) => other.n - one.n))
  const most = Math.max(1, ...layers.map((layer) => layer.reduce((sum, { n }) => sum + n, 0)))
  const unit = TALLEST / most
  const step = (width - label - NODE) / (FLOW_LAYERS.length - 1)
  const placed = new Map<string, PlacedNode>()
  let height = 0
  layers.forEach((layer, at) => {
    let y = 4
    for (const node of layer) {
      const tall = Math.max(2, node.n * unit)
      placed.set(node.key, { node, x: at * step, y, height: tall })
      y += Math.max(tall + 8, PITCH)
    }
    height = Math.max(height, y)
  })
  return { nodes: [...placed.values()], links: placeLinks(links, placed, unit), height }
}

function placeLinks(links: readonly FlowLink[], placed: ReadonlyMap<string, PlacedNode>, unit: number): PlacedLink[] {
  const known = links.flatMap((link) => {
    const [source, target] = [placed.get(link.source), placed.get(link.target)]
    return source === undefined || target === undefined ? [] : [{ link, source, target, thickness: Math.max(1, link.n * unit) }]
  })
  // Bands leave and arrive in the order of what they lead to, so that they cross as little as may be.
  const outgoing = stacked(
    [...known].sort((one, other) => one.target.y - other.target.y || one.target.x - other.target.x),
    ({ source }) => source,
  )
  const incoming = stacked(
    [...known].sort((one, other) => one.source.y - other.source.y || one.source.x - other.source.x),
    ({ target }) => target,
  )
  return known.map((each) => {
    const [y0, y1] = [outgoing.get(each.link) ?? 0, incoming.get(each.link) ?? 0]
    const [x0, x1] = [each.source.x + NODE, each.target.x]
    const middle = (x0 + x1) / 2
    return { ...each, path: `M${x0},${y0} C${middle},${y0} ${middle},${y1} ${x1},${y1}` }
  })
}

type Band = Omit<PlacedLink, 'path'>

/** The middle of each band at one of its ends, one under another along the node. */
function stacked(bands: readonly Band[], endOf: (band: Band) => PlacedNode): Map<FlowLink, number> {
  const used = new Map<PlacedNode, number>()
  return new Map(
    bands.map((band) => {
      const end = endOf(band)
      const before = used.get(end) ?? 0
      used.set(end, before + band.thickness)
      return [band.link, end.y + before + band.thickness / 2]
    }),
  )
}
