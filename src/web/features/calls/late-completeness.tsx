/** What of the asked period is not here, said once the rows stand: its code and words are no part of the first screen. */
import { lazy, type ReactNode, Suspense } from 'react'
import type { CoveredPeriod } from '#contract/dashboard/calls.ts'
import { expectsGaps } from '#web/entities/completeness/expected-gaps.ts'
import space from '#web/entities/completeness/space.module.css'
import { loadAllWords } from '#web/i18n/index.ts'
import { Catch } from '#web/ui/catch.tsx'

const fetchParts = async () => (await Promise.all([import('#web/entities/completeness/completeness-notice.tsx'), loadAllWords()]))[0]
const Notice = lazy(async () => ({ default: (await fetchParts()).CompletenessNotice }))
const Count = lazy(async () => ({ default: (await fetchParts()).AtLeast }))
const End = lazy(async () => ({ default: (await fetchParts()).EndOfCalls }))

function Late({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Catch fallback={fallback}>
      <Suspense fallback={fallback}>{children}</Suspense>
    </Catch>
  )
}

interface LateProps {
  /** Undefined until the rows stand. */
  period: CoveredPeriod | undefined
}

/** Its room is held where there was something to say the last time. */
export function LateNotice({ period }: LateProps) {
  const held = expectsGaps() ? <div className={space.space} /> : null
  if (period === undefined) return held
  return (
    <Late fallback={held}>
      <Notice period={period} remembered waiting={held} />
    </Late>
  )
}

export function LateCount({ period, children }: LateProps & { children: string }) {
  return (
    <Late fallback={children}>
      <Count period={period}>{children}</Count>
    </Late>
  )
}

export function LateEnd({ period, count, children }: LateProps & { count: number; children: string }) {
  return (
    <Late fallback={children}>
      <End period={period} count={count}>
        {children}
      </End>
    </Late>
  )
}
