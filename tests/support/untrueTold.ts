/** What the steps of a scene say of a run although it is not so: claims that their words rest on and that do not hold there, and numbers that are missing. */
import type { RunReport } from '../../src/reading/report'
import { plainProse, sayFor } from '../../src/scene/say'
import { type Told, toldOf } from '../../src/scene/told'
import type { Scene } from '../../src/scene/types'

const MISSING = 'a number that it tells is missing'

const isWhole = ({ prose, line }: Told): boolean => ![...prose, line].some((text) => /\b(NaN|undefined|null|Infinity)\b|–|^\s*$/.test(plainProse(text)))

export function untrueTold(scene: Scene, report: RunReport): readonly string[] {
  return scene.steps.flatMap((step, index) => {
    const told = toldOf(step, report, sayFor(report, index))
    const broken = told.holds ? step.claims.filter((claim) => !claim.asPlayed && !claim.holds(report)).map(({ text }) => text) : []
    return [...broken, ...(isWhole(told) ? [] : [MISSING])].map((text) => `${step.id}: ${text}`)
  })
}
