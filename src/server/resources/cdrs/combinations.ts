/** Whether what several filters ask for occurs together at all: most pairs of a person and a reason, for one, have no call. */
import type { Queries } from '../../db/connect.ts'
import { allProfiles, type Profile } from '../../insights/profiles.ts'
import type { Conditions } from './conditions.ts'
import type { Memory } from './memory.ts'

/** False where no call can fit, as the profiles tell that occur. They do not tell about every filter. */
export async function occurs(db: Queries, memory: Memory, conditions: Conditions): Promise<boolean> {
  const { kinds, users, numbers, teams } = conditions
  if ([kinds, users, numbers, teams].filter((list) => list !== null).length < 2) return true
  const fitting = kinds === null ? null : new Set(memory.kinds.filter(({ id }) => kinds.includes(id)).map(callEnd))
  return (await allProfiles(db, memory.counts)).some(
    (profile) =>
      (users === null || users.includes(profile.user_id)) &&
      (numbers === null || numbers.includes(profile.number_id)) &&
      (teams === null || teams.some((team) => profile.team_ids.includes(team))) &&
      (fitting === null || fitting.has(callEnd(profile))),
  )
}

const callEnd = ({ direction, outcome }: Pick<Profile, 'direction' | 'outcome'>) => `${direction} ${outcome}`
