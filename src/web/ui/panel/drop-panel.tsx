import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { useMedia } from '#web/lib/use-media.ts'
import { Catch } from '../catch.tsx'
import { NotLoaded } from '../not-loaded.tsx'
import styles from './panel.module.css'

interface PanelProps {
  /** What the panel is for: its name to screen readers, and the button's where `face` has no words. */
  label: string
  /** What the button shows. */
  face: ReactNode
  /** The panel's content; may be lazy, it is not drawn before the first opening. */
  children: ReactNode
  className?: string | undefined
  /** The edge of the button the panel keeps to. */
  align?: 'start' | 'end'
  /** The button is a bare icon. */
  quiet?: boolean
  /** Said on hover, in place of the name of a bare icon. */
  hint?: string
  /** Something is set in it. */
  on?: boolean
  /** Called when the panel is likely to be wanted soon, to fetch what it needs. */
  prepare?: (() => Promise<unknown>) | undefined
}

const Closing = createContext<() => void>(() => undefined)

/** Closes the panel this is called in, and gives the focus back to its button. */
export function useClosePanel(): () => void {
  return use(Closing)
}

const REACHABLE = 'input:not([disabled]), button:not([disabled]), select, [tabindex="0"]'

/** A button with a panel under it. Escape, a click elsewhere and Tab out of it close it; on a phone it is a sheet from below. */
export function DropPanel({ label, face, children, className, align = 'start', quiet, hint, on, prepare }: PanelProps) {
  const [open, setOpen] = useState(false)
  const wrap = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const phone = useMedia('(max-width: 639px)')
  // What fails here is asked for again, and told, when the panel opens.
  const ahead = () => void prepare?.().catch(() => undefined)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }

  useEffect(() => {
    if (!open) return
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !wrap.current?.contains(event.target) && !document.getElementById(id)?.contains(event.target))
        setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [open, id])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    // A dialog it stands in stays open.
    event.preventDefault()
    event.stopPropagation()
    event.nativeEvent.stopImmediatePropagation()
    close()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for the button and everything in its panel
    <div ref={wrap} className={styles.wrap} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={className ?? styles.button}
        data-on={on || undefined}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={quiet ? label : undefined}
        title={hint ?? (quiet ? label : undefined)}
        onClick={() => setOpen(!open)}
        onPointerEnter={ahead}
        onFocus={ahead}
      >
        {face}
      </button>
      {open && inPlace(<Panel {...{ id, label, align, close, children }} />, phone ? sheetsOf(button.current) : null)}
    </div>
  )
}

/** A sheet lies over everything, so it is drawn outside of what its button stands in: in the page, or in the dialog that lies over it. */
function inPlace(panel: ReactNode, sheets: Element | null): ReactNode {
  return sheets === null ? panel : createPortal(panel, sheets)
}

function sheetsOf(button: Element | null): Element {
  return button?.closest('dialog') ?? document.body
}

function Panel({
  id,
  label,
  align,
  close,
  children,
}: {
  id: string
  label: string
  align: 'start' | 'end'
  close: () => void
  children: ReactNode
}) {
  return (
    <Closing value={close}>
      <div className={styles.shade} aria-hidden="true" onPointerDown={close} />
      <div id={id} role="dialog" aria-label={label} className={styles.panel} data-align={align} tabIndex={-1}>
        <Catch fallback={<NotLoaded />}>
          <Suspense fallback={<div className={styles.waiting} aria-busy="true" />}>
            <Entered id={id}>{children}</Entered>
          </Suspense>
        </Catch>
      </div>
    </Closing>
  )
}

/** Takes the focus into the panel once its content is there, and moves the panel to the left where it would stand out of the window. */
function Entered({ id, children }: { id: string; children: ReactNode }) {
  useLayoutEffect(() => {
    // By its id: a ref to what stands around this is not set yet.
    const panel = document.getElementById(id)
    if (panel === null) return
    const over = panel.getBoundingClientRect().right - document.documentElement.clientWidth + 12
    if (over > 0) panel.style.setProperty('--shift', `${-over}px`)
    const first = panel.querySelector<HTMLElement>(REACHABLE)
    ;(first ?? panel).focus({ preventScroll: true })
  }, [id])
  return children
}
