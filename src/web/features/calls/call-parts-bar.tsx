import { PARTS, type Part } from '#contract/hipcall/call-flow.ts'
import type { OutcomeGroup } from '#contract/hipcall/call-outcome.ts'
import classes from './call-parts-bar.module.css'
import type { Wording } from './call-words.ts'

interface Props {
  parts: Readonly<Record<Part, number>>
  length: number
  group: OutcomeGroup
  wording: Wording
}

/** What the time of the call was spent on, as one stacked bar to scale with its legend in words and seconds. */
export function CallPartsBar({ parts, length, group, wording: { t, prose } }: Props) {
  const shown = PARTS.filter((part) => parts[part] > 0)
  return (
    <section aria-label={t('call.parts.title')} className={classes.parts} data-group={group}>
      <div className={classes.bar} aria-hidden="true">
        {shown.map((part) => (
          <span key={part} data-part={part} style={{ flexGrow: parts[part] }} />
        ))}
      </div>
      <dl className={classes.legend}>
        {shown.map((part) => (
          <div key={part}>
            <dt>
              <span className={classes.swatch} data-part={part} aria-hidden="true" />
              {t(`call.parts.${part}`)}
            </dt>
            <dd>{prose(parts[part])}</dd>
          </div>
        ))}
        <div className={classes.whole}>
          <dt>{t('call.parts.whole')}</dt>
          <dd>{prose(length)}</dd>
        </div>
      </dl>
    </section>
  )
}
