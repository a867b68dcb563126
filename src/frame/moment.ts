import type { Reading } from '../reading/reading'
import type { Frame } from './types'

/** A run at one position: `frame` is a frame of `run`. */
export interface Moment {
  readonly run: Reading
  readonly frame: Frame
}
