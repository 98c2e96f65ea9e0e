import { Fragment, type ReactNode, useState } from 'react'
import type { CallsQuery } from '#contract/dashboard/insights.ts'
import type { OutcomeGroup } from '#contract/hipcall/call-outcome.ts'
import { CallsLink } from '#web/entities/calls-link.tsx'
import styles from './charts.module.css'
import { useOverview } from './overview-context.ts'

export interface FigureColumn<Row> {
  key: string
  head: string
  /** What stands there, the calls it opens, and how long its bar is (in any unit, the same down the column). */
  cell(row: Row): { text: string; figure?: { calls: CallsQuery | null }; length?: number }
  /** Colour of the bars. */
  group?: OutcomeGroup
}

interface FigureTableProps<Row> {
  label: string
  /** Head of the first column. */
  head: string
  rows: readonly Row[]
  keyOf(row: Row): string | number
  nameOf(row: Row): ReactNode
  /** The name in words, where `nameOf` is more than that. */
  wordOf?(row: Row): string
  columns: readonly FigureColumn<Row>[]
}

/** Rows shown at first. */
const FIRST = 10

/** Figures in rows, each a link to its calls, those of a column comparable by their bars. */
export function FigureTable<Row>({ label, head, rows, keyOf, nameOf, wordOf, columns }: FigureTableProps<Row>) {
  const { insights, names } = useOverview()
  const { t } = names
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, FIRST)
  const longest = columns.map(({ cell }) => Math.max(0, ...rows.map((row) => cell(row).length ?? 0)))
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={label} style={{ '--figures': columns.length } as Record<string, number>}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={styles.figure}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const name = nameOf(row)
            const word = wordOf?.(row) ?? String(name)
            return (
              <tr key={keyOf(row)}>
                <th scope="row">{name}</th>
                {columns.map(({ key, head: column, cell, group }, at) => {
                  const { text, figure, length } = cell(row)
                  const most = longest[at] ?? 0
                  const face = (
                    <Fragment>
                      <span>{text}</span>
                      {length !== undefined && most > 0 && (
                        <span className={styles.bar} data-group={group} style={{ inlineSize: `${(length / most) * 100}%` }} />
                      )}
                    </Fragment>
                  )
                  return (
                    <td key={key} className={styles.figure}>
                      {figure === undefined ? (
                        face
                      ) : (
                        <CallsLink
                          period={insights.period}
                          figure={figure}
                          label={t('overview.open', { name: `${word}, ${column}`, value: text })}
                          className={styles.cell}
                        >
                          {face}
                        </CallsLink>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length > FIRST && (
        <button type="button" className={styles.more} onClick={() => setAll(!all)}>
          {all ? t('overview.table.fewer') : t('overview.table.more', { count: rows.length })}
        </button>
      )}
    </div>
  )
}
