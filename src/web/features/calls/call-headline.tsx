import { Link } from 'react-router-dom'
import type { Call } from '#contract/dashboard/calls.ts'
import type { CallStory } from '#contract/hipcall/call-flow.ts'
import { directionOf } from '#contract/hipcall/call-outcome.ts'
import { paths } from '#web/app/paths.ts'
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
  const inbound = directionOf(call) === 'inbound'
  const contact = call.contact_name !== null && call.contact_id !== null && call.contact_id > 0 ? call.contact_id : undefined
  return (
    <header className={styles.headline}>
      <h1>{headline(call, story, wording)}</h1>
      <p>
        <span className={styles.parties}>
          <DirectionIcon call={call} names={names} />
          <PartyName party={callerOf(call, names)} contact={inbound ? contact : undefined} names={names} /> →{' '}
          <PartyName party={calleeOf(call, names)} contact={inbound ? undefined : contact} names={names} />
        </span>
        {through === null ? null : <span>{wording.t('call.through', { number: through })}</span>}
        <time dateTime={call.started_at.replace('+0000', 'Z')}>{wording.moment(story.startedAt)}</time>
        <CallOutcome outcome={call.outcome} />
      </p>
    </header>
  )
}

/** A name with its number after it, quiet; or the number alone. The name of a contact leads to it. */
function PartyName({ party, contact, names }: { party: Party; contact: number | undefined; names: Names }) {
  const { name, number } = party
  const text = partyText(party, names)
  return (
    <>
      <strong>{contact === undefined || name === null ? text : <Link to={paths.contact(contact)}>{text}</Link>}</strong>
      {name !== null && number !== null ? <span className={styles.number}> {names.phone(number)}</span> : null}
    </>
  )
}
