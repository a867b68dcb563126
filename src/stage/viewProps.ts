/**
 * What every kind of view gets: the moment to draw, its room, and the way to what moves.
 */
import type { Frame, PacketBuffer } from '../frame/types'
import type { Run } from '../run/run.types'
import type { StageActions } from './actions'
import type { Density, Size } from './draw/density'
import type { Box } from './draw/geometry'

export interface ViewProps {
  readonly run: Run
  readonly frame: Frame
  readonly size: Size
  readonly density: Density
  readonly actions: StageActions
  readonly reducedMotion: boolean
  /** A part of the picture's corner, in px, that a control of the page lies over: labels keep off it. */
  readonly reserved: Box | undefined
  /** The other run of a comparison, so that both are drawn to one scale. */
  readonly beside: Frame | undefined
  readonly packets: (out: PacketBuffer) => void
  readonly onTick: (listener: () => void) => () => void
}
