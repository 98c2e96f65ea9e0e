import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import styles from './data-table.module.css'

/** A link of its own in a cell, above the row's. For the mouse: by keyboard the row is opened, and its page has the same link. */
export function CellLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={styles.cellLink} tabIndex={-1}>
      {children}
    </Link>
  )
}
