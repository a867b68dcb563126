/**
 * What every package is made of, before its standard's own files: which scenes, and which files they share.
 */
import type { PackageScene } from './packageScene.ts'

export interface Content {
  /** Name of the package, of letters, digits and hyphens. */
  readonly id: string
  readonly title: string
  readonly description: string
  readonly scenes: readonly PackageScene[]
  /** Paths of what all scenes share, in order. */
  readonly shared: readonly string[]
}
