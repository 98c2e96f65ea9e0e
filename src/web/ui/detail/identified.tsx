import { Fragment, type ReactNode } from 'react'
import { useIdParam } from '#web/lib/use-id-param.ts'
import { Missing } from './loaded.tsx'

/** Where a detail page leads back to, and what it says while its thing is not there. */
export interface DetailWords {
  back: { to: string; text: string }
  words: { loading: string; failed: string; missing: string; missingWhy: string }
}

/** A detail page by the id in its address: begins anew for another id, and says so where it can be none. */
export function Identified({ back, words, children }: DetailWords & { children: (id: number) => ReactNode }) {
  const id = useIdParam()
  return id === undefined ? <Missing back={back} words={words} /> : <Fragment key={id}>{children(id)}</Fragment>
}
