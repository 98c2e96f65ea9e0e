import { Component, type ReactNode } from 'react'

interface CatchProps {
  children: ReactNode
  /** What stands in the place of a part that broke. */
  fallback: ReactNode
}

/** Keeps a part that breaks, or whose code could not be fetched, from taking the screen with it. */
export class Catch extends Component<CatchProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}
