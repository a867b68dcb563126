/**
 * A run as the player plays it.
 */
import type { Reading } from '../reading/reading'
import type { Dilation } from '../frame/dilation'

export interface PlayedRun {
  readonly run: Reading
  readonly dilation: Dilation
}
