import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DropPanel } from '../panel/drop-panel.tsx'

interface FilterProps {
  label: string
  /** On the button in place of the label. */
  face?: string
  /** Something is set in it. */
  on: boolean
  /** Fetches what the panel needs, when it is likely to be wanted. */
  prepare?: () => Promise<unknown>
  children: ReactNode
}

/** A button of the filter bar with the panel it opens. */
export function FilterButton({ label, face, on, prepare, children }: FilterProps) {
  return (
    <DropPanel
      label={label}
      on={on}
      prepare={prepare}
      face={
        <>
          <span>{face ?? label}</span>
          <IconChevronDown size={14} stroke={1.8} aria-hidden />
        </>
      }
    >
      {children}
    </DropPanel>
  )
}
