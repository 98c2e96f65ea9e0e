import { useMemo, useRef } from 'react'
import type { Call } from '#contract/dashboard/calls.ts'
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import { isKnownAction } from '#contract/hipcall/call-flow-order.ts'
import { outcomeGroup } from '#contract/hipcall/call-outcome.ts'
import { type Roving, useRoving } from '#web/lib/use-roving.ts'
import { useWidth } from '#web/ui/data-table/use-window.ts'
import { LaneIcon, RingEndIcon } from './call-icons.tsx'
import classes from './call-timeline.module.css'
import { type Bar, layOut, readableTicks } from './call-timeline-layout.ts'
import { timelineScale } from './call-timeline-scale.ts'
import { barLabel, barWord, hungUp, talkerOf, type Wording } from './call-words.ts'

interface Props {
  call: Call
  story: CallStory
  wording: Wording
}

/** The call to scale: a lane for each thing it went to; a long quiet stretch is cut out and marked. */
export function CallTimeline({ call, story, wording }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const drawn = useWidth(ref)
  const scale = useMemo(
    () =>
      timelineScale(
        story.length,
        story.segments.flatMap(({ start, end }) => [start, end]),
      ),
    [story],
  )
  const { t, clock } = wording
  const markWord = (seconds: number) => t('call.timeline.broken', { seconds: clock(seconds) })
  const lanes = layOut(story, scale, drawn, (segment) => barWord(segment, wording))
  const bars = useRoving(story.segments.length)

  return (
    <div className={classes.timeline} data-group={outcomeGroup(call.outcome)}>
      <div className={classes.over} ref={ref} aria-hidden="true">
        {readableTicks(scale, drawn, clock, markWord).map((second) => (
          <span
            key={second}
            className={classes.tick}
            data-end={second === story.length || undefined}
            style={{ left: share(scale.at(second)) }}
          >
            <span>{clock(second)}</span>
          </span>
        ))}
        {scale.breaks.map(({ from, to, left, right }) => (
          <span key={from} className={classes.break} style={{ left: share(left), width: share(right - left) }}>
            <span>{markWord(to - from)}</span>
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups fields of a form, these are parts of a drawing */}
      <div role="group" aria-label={t('call.timeline.title')} aria-description={t('call.timeline.note')} className={classes.lanes}>
        {story.lanes.map((lane, index) => (
          <div key={`${lane.type} ${lane.id}`} className={classes.lane}>
            <div className={classes.name}>
              <LaneIcon type={lane.type} />
              <span>{wording.laneName(lane)}</span>
            </div>
            <div className={classes.track}>
              {lanes[index]?.map((bar) => (
                <TimelineBar key={bar.index} bar={bar} story={story} wording={wording} roving={bars(bar.index)} />
              ))}
              {story.steps.map((step, place) =>
                step.lane === index && !isKnownAction(step.action) ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place, and never move
                  <span key={place} className={classes.mark} style={{ left: share(scale.at(step.at)) }} aria-hidden="true">
                    {step.action}
                  </span>
                ) : null,
              )}
            </div>
          </div>
        ))}
      </div>
      {story.hangup?.by == null ? null : (
        <div className={classes.hangup} aria-hidden="true">
          {hungUp(story.hangup.by, call, talkerOf(story), wording)}
        </div>
      )}
    </div>
  )
}

function share(part: number): string {
  return `${(part * 100).toFixed(3)}%`
}

interface BarProps {
  bar: Bar
  story: CallStory
  wording: Wording
  roving: ReturnType<Roving>
}

function TimelineBar({ bar, story, wording, roving }: BarProps) {
  const { segment, left, width, word } = bar
  const [what, when] = barLabel(segment, story, wording)
  const text = barWord(segment, wording)
  const middle = left + width / 2
  return (
    <>
      <button
        type="button"
        className={classes.bar}
        data-kind={segment.kind}
        data-follows={bar.follows || undefined}
        data-ending={segment.ending ?? undefined}
        style={{ left: share(left), width: share(width) }}
        aria-label={`${what} · ${when}`}
        {...roving}
      >
        {word === 'inside' ? <span>{text}</span> : null}
      </button>
      <span className={classes.tip} style={{ left: share(middle), translate: `-${share(middle)}` }} aria-hidden="true">
        {what}
        <span>{when}</span>
      </span>
      {segment.ending === null ? null : (
        <span className={classes.end} data-ending={segment.ending} style={{ left: share(left + width) }} aria-hidden="true">
          <RingEndIcon ending={segment.ending} />
        </span>
      )}
      {word === 'right' || word === 'left' ? (
        <span
          className={classes.word}
          data-side={word}
          data-ending={segment.ending ?? undefined}
          style={word === 'right' ? { left: share(left + width) } : { right: share(1 - left) }}
          aria-hidden="true"
        >
          {text}
        </span>
      ) : null}
    </>
  )
}
