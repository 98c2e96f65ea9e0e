import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useWayBack } from '#web/lib/way-back.ts'
import styles from './detail.module.css'

interface DetailPageProps {
  title: string
  /** Beside the title: a mark of its state. */
  mark?: ReactNode
  /** A line under the title. */
  subtitle?: ReactNode
  /** The list this belongs to. */
  back: { to: string; text: string }
  /** Buttons at the right edge. */
  actions?: ReactNode
  children: ReactNode
}

/** One thing of a kind: the way back to its list, what it is called, what can be done, and everything about it. */
export function DetailPage({ title, mark, subtitle, back, actions, children }: DetailPageProps) {
  const { t } = useTranslation()
  return (
    <article>
      <title>{`${title} · ${t('app.name')}`}</title>
      <BackLink {...back} />
      <header className={styles.header}>
        <div className={styles.title}>
          <h1>{title}</h1>
          {mark}
          {subtitle !== undefined && <p>{subtitle}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  )
}

export function BackLink({ to, text }: { to: string; text: string }) {
  const way = useWayBack(to)
  return (
    <nav className={styles.toolbar}>
      <Link {...way} className={styles.back}>
        <IconChevronLeft size={16} aria-hidden="true" />
        {text}
      </Link>
    </nav>
  )
}

export interface Fact {
  label: string
  value: ReactNode
}

/** Short facts, each with its name. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface BlockProps {
  title: string
  /** Beside the title, quiet: how many. */
  count?: ReactNode
  /** At the right edge of the title's line. */
  action?: ReactNode
  children: ReactNode
}

/** A part of the page under a heading of its own. */
export function Block({ title, count, action, children }: BlockProps) {
  return (
    <section className={styles.block} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {action !== undefined && <span className={styles.action}>{action}</span>}
      </header>
      {children}
    </section>
  )
}

/** Blocks side by side where there is room. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={styles.columns}>{children}</div>
}
