/**
 * What of a scene can be saved, and as what: known to the dialog before anything that makes it is loaded.
 */
import type { Reading } from '../../reading/reading'

export interface MomentInView {
  readonly run: Reading
  /** µs of virtual time. */
  readonly position: number
  readonly step: number
}

/** What can be saved of a scene, in the order of the buttons. */
export const saveKinds = ['scene', 'png', 'svg', 'video', 'captions'] as const

export type SaveKind = (typeof saveKinds)[number]

export interface Saved {
  readonly file: Blob
  readonly name: string
}
