/**
 * The end of a step, in a document. A narrow window pushes it into view, which a keyboard can do, too.
 */
import { stepBounds } from '../../frame/dilation'
import type { Reading } from '../../reading/reading'
import { stillAt } from './still'

export function StepFigure({ run, step }: { readonly run: Reading; readonly step: number }) {
  return (
    <figure role="region" aria-label={`The end of step ${step + 1}`} tabIndex={0}>
      {stillAt(run, stepBounds(run, step).end, 'figure')}
    </figure>
  )
}
