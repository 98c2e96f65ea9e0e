import { expect, it } from 'vitest'
import type { FlowLink, FlowNode } from '#contract/dashboard/insights.ts'
import { layOutFlow, NODE } from './flow-layout.ts'

const node = (key: string, layer: FlowNode['layer'], n: number): FlowNode => ({ key, layer, id: null, outcome: null, n, calls: {} })
const link = (source: string, target: string, n: number): FlowLink => ({ source, target, n, lost: false, calls: {} })

it('puts layers side by side and bands as thick as their calls along their nodes', () => {
  const nodes = [node('number.1', 'number', 10), node('team.1', 'team', 6), node('outcome.answered', 'outcome', 10)]
  const links = [link('number.1', 'team.1', 6), link('number.1', 'outcome.answered', 4), link('team.1', 'outcome.answered', 6)]
  const flow = layOutFlow(nodes, links, 910, 100)
  expect(flow.nodes.map(({ x }) => x)).toEqual([0, 400, 800])
  const [number] = flow.nodes
  expect(flow.links).toHaveLength(3)
  const leaving = flow.links.filter(({ source }) => source === number)
  expect(leaving.reduce((sum, { thickness }) => sum + thickness, 0)).toBeCloseTo(number?.height ?? 0)
  expect(flow.links[0]?.path.startsWith(`M${NODE},`)).toBe(true)
})

it('leaves out bands whose ends are not there, and draws nothing out of nothing', () => {
  expect(layOutFlow([node('number.1', 'number', 1)], [link('number.1', 'team.9', 1)], 900, 100).links).toEqual([])
  expect(layOutFlow([], [], 900, 100)).toMatchObject({ nodes: [], links: [] })
})

it('keeps names apart, however few calls a node has', () => {
  const nodes = Array.from({ length: 12 }, (_, at) => node(`person.${at}`, 'person', at === 0 ? 1000 : 1))
  const ys = layOutFlow(nodes, [], 900, 100).nodes.map(({ y }) => y)
  expect(Math.min(...ys.slice(1).map((y, at) => y - (ys[at] ?? 0)))).toBeGreaterThanOrEqual(17)
})
