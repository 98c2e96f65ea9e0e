/** Which rows of a long list are drawn: every height is known beforehand, so a position is a sum, never a measurement. */

/** A heading or a row, in the order of the list. `index` counts rows only. */
export type Item<Row> = { kind: 'group'; key: string; label: string } | { kind: 'row'; key: string; row: Row; index: number }

export interface Range {
  /** First item drawn. */
  start: number
  /** One after the last item drawn. */
  end: number
}

/** What stands in the body of the table, from top to bottom: an item, or empty space in pixels. */
export type Step = { item: number } | { gap: number; key: string }

/** Rows with a heading before each first row of a group; without `groupOf` just the rows. */
export function itemsOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  groupOf?: (row: Row) => { key: string; label: string },
): Item<Row>[] {
  const items: Item<Row>[] = []
  let current: string | undefined
  rows.forEach((row, index) => {
    const group = groupOf?.(row)
    if (group !== undefined && group.key !== current) {
      current = group.key
      items.push({ kind: 'group', key: `group ${group.key} ${index}`, label: group.label })
    }
    items.push({ kind: 'row', key: keyOf(row), row, index })
  })
  return items
}

/** Tops of all items in pixels, and at the end the height of them all. */
export function topsOf(items: readonly Item<unknown>[], heights: { row: number; group: number }): number[] {
  const tops = [0]
  let top = 0
  for (const item of items) {
    top += heights[item.kind]
    tops.push(top)
  }
  return tops
}

/** The item at a height in pixels; the first above the list, the last below it. */
export function itemAt(tops: readonly number[], height: number): number {
  let low = 0
  let high = Math.max(0, tops.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= height) low = middle
    else high = middle - 1
  }
  return low
}

/** The items between two heights in pixels, with `spare` items more on both sides. */
export function rangeBetween(tops: readonly number[], from: number, to: number, spare: number): Range {
  const count = tops.length - 1
  if (count === 0) return { start: 0, end: 0 }
  return { start: Math.max(0, itemAt(tops, from) - spare), end: Math.min(count, itemAt(tops, to) + 1 + spare) }
}

/** The heading that a given item belongs to; undefined where the list has none. */
export function headingOf(items: readonly Item<unknown>[], item: number): number | undefined {
  for (let at = Math.min(item, items.length - 1); at >= 0; at--) if (items[at]?.kind === 'group') return at
  return undefined
}

/** The body of the table: the range, also what is in `always` although it lies outside, and space for everything else. */
export function stepsOf(tops: readonly number[], range: Range, always: readonly (number | undefined)[]): Step[] {
  const outside = always.filter((item): item is number => item !== undefined && (item < range.start || item >= range.end))
  const inside = Array.from({ length: range.end - range.start }, (_, at) => range.start + at)
  const steps: Step[] = []
  let reached = 0
  for (const item of [...new Set([...outside, ...inside])].sort((one, other) => one - other)) {
    const top = tops[item] ?? 0
    if (top > reached) steps.push(gap(reached, top))
    steps.push({ item })
    reached = tops[item + 1] ?? top
  }
  const whole = tops.at(-1) ?? 0
  if (whole > reached) steps.push(gap(reached, whole))
  return steps
}

/** Named by where it begins: one that begins elsewhere is another, so that none ever moves on the screen. */
function gap(from: number, to: number): Step {
  return { gap: to - from, key: `gap at ${from}` }
}
