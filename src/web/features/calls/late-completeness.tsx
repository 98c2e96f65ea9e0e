/** What of the asked period is not here, said once the rows stand: its code and words are no part of the first screen. */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { withWords } from '#web/i18n/index.ts'
import { Catch } from '#web/ui/catch.tsx'

const Part = lazy(async () => {
  const { CompletenessPart } = await withWords(import('#web/entities/completeness/completeness-part.tsx'))
  return { default: CompletenessPart }
})

/** Milliseconds the rows have for themselves. */
const LATER = 300

interface PartProps {
  part: 'notice' | 'count' | 'end'
  /** Undefined until the rows stand. */
  period: CoveredPeriod | undefined
  count?: number
  /** What stands there until it is known, and where nothing is missing. */
  children: ReactNode
}

export function LateCompleteness(props: PartProps) {
  const { period, children } = props
  const [late, setLate] = useState(false)
  const there = period !== undefined
  useEffect(() => {
    if (!there) return
    const timer = setTimeout(() => setLate(true), LATER)
    return () => clearTimeout(timer)
  }, [there])
  if (!late) return children
  return (
    <Catch fallback={children}>
      <Suspense fallback={children}>
        <Part {...props} />
      </Suspense>
    </Catch>
  )
}
