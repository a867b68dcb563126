/**
 * Catches what a scene throws while it is made or drawn, so that only this scene stops. React
 * asks for a class here.
 */
import { Component } from 'react'
import type { ReactNode } from 'react'

interface SceneBoundaryProps {
  readonly children: ReactNode
  readonly instead: (error: unknown) => ReactNode
}

interface SceneBoundaryState {
  readonly failure: { readonly error: unknown } | null
}

export class SceneBoundary extends Component<SceneBoundaryProps, SceneBoundaryState> {
  override state: SceneBoundaryState = { failure: null }

  static getDerivedStateFromError(error: unknown): SceneBoundaryState {
    return { failure: { error } }
  }

  override render(): ReactNode {
    const { failure } = this.state
    return failure ? this.props.instead(failure.error) : this.props.children
  }
}
