/**
 * Which pictures README.md shows. They are made by tools/pictures.
 */
import { join } from 'node:path'
import type { ThemeName } from '../../tests/browser/support/chromium.ts'
import type { Moment } from '../../tests/support/moments.ts'
import { ROOT } from './project.mjs'

export interface Picture {
  readonly scene: number
  readonly step: string
  readonly part: Moment['part']
  readonly theme: ThemeName
}

/** The moments that tell most of their scenes. */
export const PICTURES: readonly Picture[] = [
  { scene: 2, step: 'origin-load', part: 'mid', theme: 'light' },
  { scene: 4, step: 'kill', part: 'end', theme: 'light' },
  { scene: 5, step: 'cheat-sheet', part: 'end', theme: 'light' },
  { scene: 7, step: 'unkeyed', part: 'end', theme: 'dark' },
  { scene: 8, step: 'crawler', part: 'end', theme: 'light' },
  { scene: 9, step: 'the-baton', part: 'end', theme: 'light' },
  { scene: 11, step: 'two-truths', part: 'end', theme: 'light' },
  { scene: 12, step: 'tokens', part: 'end', theme: 'dark' },
  { scene: 13, step: 'operate', part: 'end', theme: 'light' },
]
export const FOLDER = join(ROOT, 'docs/pictures')

/** "scene-05-cheat-sheet.webp" */
export const fileOf = ({ scene, step }: Picture): string => `scene-${String(scene).padStart(2, '0')}-${step}.webp`
