/** Figures against their budgets, as a Markdown table. */

export interface Figure {
  what: string
  unit: string
  /** One value a run. */
  values: readonly number[]
  /** The most its median may be; absent where it is only reported. */
  budget?: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

export const isWithin = ({ values, budget }: Figure) => budget === undefined || median(values) <= budget

export function markdownTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, unit, values, budget } = figure
    const verdict = budget === undefined ? ['–', ''] : [`≤ ${budget} ${unit}`, isWithin(figure) ? '✓' : '✗']
    return [what, `${round(median(values))} ${unit}`, `${round(Math.max(...values))} ${unit}`, ...verdict].join(' | ')
  })
  return ['figure | median | worst | budget | within', '--- | ---: | ---: | ---: | ---', ...rows].map((row) => `| ${row} |`).join('\n')
}

const round = (value: number) => Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 4 })
