import type { Call } from '#contract/dashboard/calls.ts'
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import { CallOutcome } from '#web/entities/call-outcome.tsx'
import { calleeOf, callerOf, type Party, partyText, throughOf } from '#web/entities/call-parties.ts'
import { DirectionIcon } from '#web/entities/direction-icon.tsx'
import type { Names } from '#web/entities/names.ts'
import styles from './call-page.module.css'
import { headline } from './call-sentence.ts'
import type { Wording } from './call-words.ts'

interface Props {
  call: Call
  story: CallStory
  wording: Wording
  names: Names
}

/** The call in a sentence; below it who with whom through which number, and when by which clock. */
export function CallHeadline({ call, story, wording, names }: Props) {
  const through = throughOf(call, names)
  return (
    <header className={styles.headline}>
      <h1>{headline(call, story, wording)}</h1>
      <p>
        <span className={styles.parties}>
          <DirectionIcon call={call} names={names} />
          <PartyName party={callerOf(call, names)} names={names} /> → <PartyName party={calleeOf(call, names)} names={names} />
        </span>
        {through === null ? null : <span>{wording.t('call.through', { number: through })}</span>}
        <time dateTime={call.started_at.replace('+0000', 'Z')}>{wording.moment(story.startedAt)}</time>
        <CallOutcome outcome={call.outcome} />
      </p>
    </header>
  )
}

/** A name with its number after it, quiet; or the number alone. */
function PartyName({ party, names }: { party: Party; names: Names }) {
  const { name, number } = party
  return (
    <>
      <strong>{partyText(party, names)}</strong>
      {name !== null && number !== null ? <span className={styles.number}> {names.phone(number)}</span> : null}
    </>
  )
}
