import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { Metric, RatioFigure, SecondsFigure, Tiles } from '#contract/dashboard/insights.ts'
import { CallsLink } from '#web/entities/calls-link.tsx'
import type { Formats } from '#web/i18n/format.ts'
import { hasNoCalls, useOverview } from './overview-context.ts'
import styles from './tiles.module.css'

interface Written {
  /** The change in words. */
  text: string
  sign: number
  /** What it was before, in words. */
  was: string
}

type Change = (now: number, before: number, t: TFunction, formats: Formats) => Written

export const changeOfCount: Change = (now, before, t, { number, percent }) => {
  const by = Math.abs(now - before)
  const share = before === 0 || by === 0 ? '' : ` (${percent(by / before)})`
  const text = t(now > before ? 'overview.change.more' : 'overview.change.fewer', { by: `${number(by)}${share}` })
  return { text, sign: Math.sign(now - before), was: number(before) }
}

const changeOfShare: Change = (now, before, t, { language, percent }) => {
  const tenths = Math.round(now * 1000) - Math.round(before * 1000)
  const by = (Math.abs(tenths) / 10).toLocaleString(language, { maximumFractionDigits: 1 })
  const text = t(tenths > 0 ? 'overview.change.higher' : 'overview.change.lower', { by })
  return { text, sign: Math.sign(tenths), was: percent(before) }
}

const changeOfSeconds: Change = (now, before, t, { prose }) => {
  const by = Math.round(now) - Math.round(before)
  const text = t(by > 0 ? 'overview.change.longer' : 'overview.change.shorter', { by: prose(Math.abs(by)) })
  return { text, sign: Math.sign(by), was: prose(before) }
}

interface LineProps {
  metric: Metric & keyof Tiles
  now: number | null
  before: number | null
  change: Change
}

/** How a figure has changed since the period before, in words, and what it was, which opens those calls. */
function ChangeLine({ metric, now, before, change }: LineProps) {
  const { insights, names, formats } = useOverview()
  const { t } = names
  const { previous, previous_tiles } = insights
  if (previous === null || previous_tiles === null || now === null) return null
  const figure = previous_tiles[metric]
  if (before === null || hasNoCalls(previous_tiles) || !('calls' in figure))
    return <p className={styles.change}>{t('overview.change.unknown')}</p>
  const { text, sign, was } = change(now, before, t, formats)
  const Icon = sign === 0 ? IconEqual : sign > 0 ? IconArrowUpRight : IconArrowDownRight
  const label = t('overview.openBefore', { name: t(`overview.metric.${metric}.name`), value: was })
  return (
    <p className={styles.change}>
      <Icon size={14} stroke={1.9} aria-hidden />
      <span>{sign === 0 ? t('overview.change.same') : text}</span>
      <span className={styles.dot}> · </span>
      <CallsLink period={previous} figure={figure} label={label}>
        {t('overview.change.before', { value: was })}
      </CallsLink>
    </p>
  )
}

type Named<F> = { [K in keyof Tiles]: Tiles[K] extends F ? K : never }[keyof Tiles] & Metric

export function CountChange({ metric }: { metric: Named<{ n: number }> }) {
  const { tiles, previous_tiles } = useOverview().insights
  return <ChangeLine metric={metric} now={tiles[metric].n} before={previous_tiles?.[metric].n ?? null} change={changeOfCount} />
}

export function ShareChange({ metric }: { metric: Named<RatioFigure> }) {
  const { tiles, previous_tiles } = useOverview().insights
  return <ChangeLine metric={metric} now={tiles[metric].value} before={previous_tiles?.[metric].value ?? null} change={changeOfShare} />
}

export function SecondsChange({ metric }: { metric: Named<SecondsFigure> }) {
  const { tiles, previous_tiles } = useOverview().insights
  return <ChangeLine metric={metric} now={tiles[metric].mean} before={previous_tiles?.[metric].mean ?? null} change={changeOfSeconds} />
}
