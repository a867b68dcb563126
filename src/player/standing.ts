/**
 * Whether the playhead stands where a step begins and waits: nothing of the step has been shown, so what is set now is set from its beginning.
 */
import { stepBounds } from '../frame/dilation'
import type { PlayerState } from './types'

export function waitsAtStart({ run, frame, playing }: Pick<PlayerState, 'run' | 'frame' | 'playing'>): boolean {
  return !playing && frame.position <= stepBounds(run, frame.step).start
}
