/**
 * What the painters of the stage's canvas paint with: the colours, and the part of a 2D context that they use.
 */

export interface Palette {
  /** By code of Outcome; 0 is plain. */
  readonly tones: readonly string[]
  /** The cross of a lost packet. */
  readonly lost: string
  /** The ring around the followed packet. */
  readonly ring: string
}

/** The part of CanvasRenderingContext2D that the painter uses. */
export type Context = Pick<
  CanvasRenderingContext2D,
  | 'setTransform' | 'clearRect' | 'beginPath' | 'moveTo' | 'lineTo' | 'arc' | 'rect' | 'fill' | 'stroke'
  | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'lineCap' | 'lineJoin' | 'globalAlpha'
>
