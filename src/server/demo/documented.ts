/** The ten calls of the documentation, exactly as they stand there. */

import type { CallFlowStep, Cdr } from '#contract/hipcall/cdrs.ts'
import listPage from '#contract/hipcall/examples/cdrs-list.json'
import retrieved from '#contract/hipcall/examples/cdrs-retrieve.json'
import type { NewCdr } from '../resources/cdrs/insert.ts'

/** Only the first has its steps in the documentation; those of the others are empty. */
export function documentedCalls(): NewCdr[] {
  return (listPage.data as Cdr[]).map((cdr) => ({
    ...cdr,
    call_flow: cdr.uuid === retrieved.data.uuid ? (retrieved.data.call_flow as CallFlowStep[]) : [],
  }))
}
