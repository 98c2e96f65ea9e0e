/** The words of all other screens: fetched with them. */
import { account } from './account.ts'
import { audit } from './audit.ts'
import { call } from './call.ts'
import { callbacks } from './callbacks.ts'
import { comments } from './comments.ts'
import { companies } from './companies.ts'
import { contacts } from './contacts.ts'
import { detail } from './detail.ts'
import { exports } from './exports.ts'
import { extensions } from './extensions.ts'
import { form } from './form.ts'
import { greetings } from './greetings.ts'
import { live } from './live.ts'
import { numberChanges } from './number-changes.ts'
import { numbers } from './numbers.ts'
import { overview } from './overview.ts'
import { palette } from './palette.ts'
import { said } from './said.ts'
import { signIn } from './sign-in.ts'
import { sync } from './sync.ts'
import { tags } from './tags.ts'
import { tasks } from './tasks.ts'
import { teams } from './teams.ts'
import { users } from './users.ts'
import { views } from './views.ts'

export const more = {
  account,
  audit,
  call,
  callbacks,
  comments,
  companies,
  contacts,
  detail,
  exports,
  extensions,
  form,
  greetings,
  live,
  numberChanges,
  numbers,
  overview,
  palette,
  said,
  signIn,
  sync,
  tags,
  tasks,
  teams,
  users,
  views,
}
