import { Component, type ReactNode } from 'react'

interface CatchProps {
  children: ReactNode
  /** What stands in the place of a part that broke. */
  fallback: ReactNode | ((error: unknown) => ReactNode)
  /** The part is tried again when this changes. */
  until?: unknown
}

/** Keeps a part that breaks, or whose code could not be fetched, from taking the screen with it. */
export class Catch extends Component<CatchProps, { error: unknown; broken: boolean }> {
  override state = { error: undefined, broken: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true }
  }

  override componentDidUpdate({ until }: CatchProps) {
    if (this.state.broken && until !== this.props.until) this.setState({ error: undefined, broken: false })
  }

  override render() {
    const { children, fallback } = this.props
    if (!this.state.broken) return children
    return typeof fallback === 'function' ? fallback(this.state.error) : fallback
  }
}
