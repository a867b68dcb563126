/**
 * What users found on disk at a moment, for each step that has been played on the same disks: disk by disk where there are several, and where
 * there is one from one change to the next.
 */
import type { View } from '../cdn/topology'
import type { Found } from '../reading/residency'
import { viewOf } from '../scene/viewOf'
import type { Instant } from './instant'
import { marksOf } from './pageMarks'
import { foundBetween } from './scoreFrame'
import { scoreOf } from './scores'

export interface FoundPart extends Found {
  /** "LRU"; "any server"; "Server D is down" */
  readonly name: string
}

export interface FoundStep {
  readonly title: string
  /** The step that is on. */
  readonly isNow: boolean
  /** In the order of disks or of time. */
  readonly parts: readonly FoundPart[]
}

/** More changes than these in a step would not be read: the last ones. */
const MOST_PARTS = 4

/** The steps up to the one that is on, which is the last; null where it is about no disks. */
export function foundAt(instant: Instant): readonly FoundStep[] | null {
  const { run: { scene, steps }, frame: { step } } = instant
  const view = pagedAt(instant, step)
  if (!view) return null
  return steps.slice(0, step + 1).flatMap(({ index }) => {
    const own = pagedAt(instant, index)
    return own && scoreOf(instant.run, own) === scoreOf(instant.run, view) ? [{ title: scene.steps[index]!.title, isNow: index === step, parts: partsOf(instant, own, index) }] : []
  })
}

type Paged = Extract<View, { readonly kind: 'disks' | 'ring' }>

function pagedAt({ run: { scene } }: Instant, step: number): Paged | null {
  const view = viewOf(scene, step)
  return view.kind === 'disks' || view.kind === 'ring' ? view : null
}

function partsOf({ run, count, index }: Instant, view: Paged, step: number): readonly FoundPart[] {
  const score = scoreOf(run, view)
  const [from, end] = index.recordsOfStep(step)
  const to = Math.min(count, end)
  const whole = foundBetween(run, score, from, to)
  if (whole.length > 1) return whole
  const marks = marksOf(run, score, step, to)
  const beginnings = [{ record: from, name: marks[0]?.before.at(-1) ?? 'at first' }, ...marks.map(({ record, texts }) => ({ record, name: texts.at(-1)! }))]
  return beginnings.map(({ record, name }, k) => ({ ...foundBetween(run, score, record, beginnings[k + 1]?.record ?? to)[0]!, name })).slice(-MOST_PARTS)
}
