import type { FittedColumn } from './columns.ts'
import styles from './data-table.module.css'

interface SkeletonProps {
  columns: readonly FittedColumn<never>[]
  /** Rows that are waited for. */
  count: number
  /** Height of a row, in pixels. */
  height: number
  phone: boolean
  /** Cells across. */
  span: number
  /** Pixels before the first column. */
  from: number
}

/** Rows in the shape of those that come: same height, same columns. Drawn as one background, for hundreds of elements would delay them. */
export function Skeleton({ columns, count, height, phone, span, from }: SkeletonProps) {
  const { images, sizes, places } = phone ? cardBones(height, from) : rowBones(columns, height, from)
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: empty room, nothing in it takes the focus
    <tr aria-hidden="true" className={styles.skeleton}>
      <td colSpan={span} style={{ height: count * height, backgroundImage: images, backgroundSize: sizes, backgroundPosition: places }} />
    </tr>
  )
}

/** A bar at this height of a row as an image of a row's height, to be repeated downwards. */
const bar = (middle: number) => `linear-gradient(transparent ${middle - 5}px, var(--bone) 0 ${middle + 5}px, transparent 0)`
const LINE = 'linear-gradient(transparent calc(100% - 1px), var(--line-faint) 0)'
/** Space inside a cell on each side, and how much of the rest a bar takes. */
const PADDING = 8
const FILLED = 0.6

function rowBones(columns: readonly FittedColumn<never>[], height: number, start: number) {
  let left = start
  const bars = columns.map(({ column, width }) => {
    const length = Math.round((width - 2 * PADDING) * FILLED)
    const from = { start: PADDING, center: (width - length) / 2, end: width - PADDING - length }[column.align ?? 'start']
    const at = left + from
    left += width
    return { length, at }
  })
  return {
    images: [...bars.map(() => bar(height / 2)), LINE].join(', '),
    sizes: [...bars.map(({ length }) => `${length}px ${height}px`), `100% ${height}px`].join(', '),
    places: [...bars.map(({ at }) => `${at}px 0`), '0 0'].join(', '),
  }
}

function cardBones(height: number, left: number) {
  return {
    images: [bar(height / 3), bar((height * 2) / 3), LINE].join(', '),
    sizes: [`62% ${height}px`, `44% ${height}px`, `100% ${height}px`].join(', '),
    places: [`${left + 4}px 0`, `${left + 4}px 0`, '0 0'].join(', '),
  }
}
