/**
 * The mark of an outcome: its shape in its colour. The word is said to screen readers unless
 * it is written beside the mark anyway (`decorative`).
 */
import { OUTCOME_WORDS } from '../words/outcomeWords'
import { OUTCOME_SHAPES, type OutcomeShape } from './outcomeShapes'

export interface OutcomeMarkProps {
  readonly outcome: OutcomeShape
  /** Side in px. */
  readonly size?: number
  readonly decorative?: boolean
}

export function OutcomeMark({ outcome, size = 12, decorative = false }: OutcomeMarkProps) {
  const { path, stroke } = OUTCOME_SHAPES[outcome]
  const name = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': OUTCOME_WORDS[outcome] }
  return (
    <svg width={size} height={size} viewBox="0 0 12 12" data-tone={outcome} focusable="false" {...name}>
      <path
        d={path}
        style={stroke ? { stroke: 'var(--tone)', strokeWidth: stroke, fill: 'none' } : { fill: 'var(--tone)' }}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
