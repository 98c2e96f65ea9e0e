import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router-dom'
import * as z from 'zod/mini'
import type { Call } from '#contract/dashboard/calls.ts'
import { outcomeGroup } from '#contract/hipcall/call-outcome.ts'
import { CdrParams } from '#contract/hipcall/cdrs.ts'
import { paths } from '#web/app/paths.ts'
import type { Names } from '#web/entities/names.ts'
import { screenSearch } from '#web/lib/overlay.ts'
import { Failure } from '#web/ui/failure.tsx'
import { CallContactPart } from './call-contact-part.tsx'
import { CallHeadline } from './call-headline.tsx'
import { CallHistory } from './call-history.tsx'
import styles from './call-page.module.css'
import { CallPartsBar } from './call-parts-bar.tsx'
import { CallRecordings } from './call-recordings.tsx'
import { headline } from './call-sentence.ts'
import { CallMissing, CallSkeleton } from './call-states.tsx'
import { CallProblems, CallSteps } from './call-steps.tsx'
import { CallTimeline } from './call-timeline.tsx'
import { CallToolbar } from './call-toolbar.tsx'
import type { Wording } from './call-words.ts'
import { StepsToCome } from './steps-to-come.tsx'
import { type CallParams, type CallState, type Told, useCall } from './use-call.ts'
import { useWording } from './use-wording.ts'

/** One call: what happened, told in a sentence, drawn to scale and listed; its recording; everything else with this number. */
export function CallPage() {
  const search = screenSearch(useLocation().search)
  const params = z.safeDecode(CdrParams, useParams() as never)
  return params.success ? <AddressedCall key={params.data.uuid} params={params.data} /> : <CallMissing list={`${paths.calls()}${search}`} />
}

function AddressedCall({ params }: { params: CallParams }) {
  const { t } = useTranslation()
  const state = useCall(params)
  const { told } = state
  if (state.missing) return <CallMissing list={state.list} />
  return (
    <>
      <CallToolbar state={state} />
      {told !== null ? (
        <ToldCall state={state} told={told} />
      ) : state.error === null ? (
        <CallSkeleton />
      ) : (
        <Failure error={state.error} title={t('call.failed')} retry={state.retry} retrying={state.retrying} />
      )}
    </>
  )
}

function ToldCall({ state, told: { cdr, call, story } }: { state: CallState; told: Told }) {
  const { names, wording } = useWording(call)
  const { steps } = state
  const { t } = wording
  return (
    <article aria-busy={state.refreshing}>
      <title>{`${headline(call, story, wording)} · ${t('app.name')}`}</title>
      <CallHeadline call={call} story={story} wording={wording} names={names} />
      <section className={styles.block} aria-label={t('call.timeline.section')}>
        <CallPartsBar parts={story.parts} length={story.length} group={outcomeGroup(call.outcome)} wording={wording} />
        {story.lanes.length === 0 ? null : (
          <div className={styles.drawing}>
            <CallTimeline call={call} story={story} wording={wording} />
          </div>
        )}
        {steps.state === 'here' ? (
          <CallProblems problems={story.problems} wording={wording} />
        ) : (
          <StepsToCome state={steps.state} error={steps.error} retry={steps.retry} />
        )}
      </section>
      <CallRecordings cdr={cdr} talked={call.talked} refetch={state.refetch} wording={wording} />
      <div className={styles.columns}>
        {story.steps.length === 0 ? null : (
          <section className={styles.block}>
            <h2>{t('call.steps.title')}</h2>
            <CallSteps call={call} story={story} wording={wording} />
          </section>
        )}
        {call.outcome === 'internal' ? null : (
          <section className={`${styles.block} ${styles.history}`} aria-label={t('call.history.title')}>
            <h2>{t('call.history.title')}</h2>
            <Surroundings state={state} call={call} wording={wording} names={names} />
          </section>
        )}
        <CallContactPart call={call} />
      </div>
    </article>
  )
}

interface SurroundingsProps {
  state: CallState
  call: Call
  wording: Wording
  names: Names
}

function Surroundings({ state: { context }, call, wording, names }: SurroundingsProps) {
  const found = context.data?.data
  if (found !== undefined)
    return (
      <CallHistory call={call} number={found.number} callback={found.callback} history={found.history} wording={wording} names={names} />
    )
  return (
    <Failure
      error={context.error}
      title={wording.t('call.history.failed')}
      retry={() => void context.refetch()}
      retrying={context.isFetching}
    />
  )
}
