/** What stands in each column of a file of calls. */
import type { Directory } from '#contract/dashboard/directory.ts'
import { directionOf } from '#contract/hipcall/call-outcome.ts'
import { CHANNEL_TYPE } from '#contract/hipcall/enums.ts'
import { type CdrRow, placeOf } from '../resources/cdrs/row.ts'
import type { ColumnName, FileWords } from './words.ts'

/** `text` and `phone` (E.164 or an extension) are strings, `time` is milliseconds since 1970, `seconds` and `text` may be empty. */
export type ColumnKind = 'text' | 'phone' | 'time' | 'seconds'

export interface Column {
  name: ColumnName
  kind: ColumnKind
  /** Characters. */
  width: number
  read(row: CdrRow): string | number | null
}

/** What a file's values are written with. */
export interface Wording {
  words: FileWords
  directory: Directory
}

export function columnsOf({ words, directory }: Wording): readonly Column[] {
  const users = new Map(directory.users.map(({ id, name }) => [id, name]))
  const teams = new Map(directory.teams.map(({ id, name }) => [id, name]))
  const greetings = new Map(directory.greetings.map(({ id, name }) => [id, name]))
  const lines = new Map(directory.numbers.map(({ id, name }) => [id, name]))
  // Who was removed since is still told apart.
  const named = (names: ReadonlyMap<number, string>, id: number) => names.get(id) ?? String(id)
  const all = (names: ReadonlyMap<number, string>, ids: readonly number[]) => ids.map((id) => named(names, id)).join(', ')
  const yesNo = (is: boolean) => (is ? words.yes : words.no)
  return [
    { name: 'started', kind: 'time', width: 19, read: (row) => placeOf(row).started },
    { name: 'direction', kind: 'text', width: 10, read: (row) => words.direction[directionOf(row)] },
    { name: 'outcome', kind: 'text', width: 20, read: ({ outcome }) => words.outcome[outcome] },
    { name: 'from', kind: 'phone', width: 17, read: ({ caller_number }) => caller_number },
    { name: 'to', kind: 'phone', width: 17, read: ({ callee_number }) => callee_number },
    { name: 'contact', kind: 'text', width: 26, read: ({ contact_name }) => contact_name },
    { name: 'person', kind: 'text', width: 26, read: ({ user_id }) => (user_id === null ? null : named(users, user_id)) },
    { name: 'teams', kind: 'text', width: 22, read: ({ team_ids }) => all(teams, team_ids) },
    { name: 'greetings', kind: 'text', width: 26, read: ({ greeting_ids }) => all(greetings, greeting_ids) },
    {
      name: 'line',
      kind: 'text',
      width: 24,
      read: ({ channel_type, channel_id }) =>
        channel_type === CHANNEL_TYPE.number && channel_id !== null ? named(lines, channel_id) : null,
    },
    { name: 'waited', kind: 'seconds', width: 12, read: ({ waited }) => waited },
    { name: 'talked', kind: 'seconds', width: 12, read: ({ talked }) => talked },
    { name: 'duration', kind: 'seconds', width: 12, read: ({ call_duration }) => call_duration },
    { name: 'recording', kind: 'text', width: 10, read: (row) => yesNo(row.record_url !== null || row.recording_seconds !== null) },
    { name: 'voicemail', kind: 'text', width: 11, read: (row) => yesNo(row.voicemail_url !== null || row.voicemail_seconds !== null) },
    { name: 'uuid', kind: 'text', width: 38, read: ({ uuid }) => uuid },
  ]
}
