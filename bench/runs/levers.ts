/**
 * How long a learner waits when a lever is moved: the run from its start with the lever moved
 * in the middle, its index, its presentation time and the frame at the playhead. Warm, for
 * every value of every lever of every scene.
 */
import type { LeverValue } from '../../src/cdn/levers.ts'
import { frameAt } from '../../src/frame/frameAt.ts'
import { dilate } from '../../src/frame/dilation.ts'
import { readingOf } from '../../src/reading/reading.ts'
import { run } from '../../src/run/run.ts'
import type { Inputs } from '../../src/run/run.types.ts'
import type { Lever } from '../../src/scene/levers.ts'
import type { Scene } from '../../src/scene/types.ts'

export interface LeverRound {
  readonly scene: number
  readonly slug: string
  /** Records of the longest trace. */
  readonly records: number
  /** One entry a move (ms). */
  readonly ms: readonly number[]
}

const WARM_UP = 5
const REPEATS = 15

export async function leverRounds(): Promise<LeverRound[]> {
  const modules = import.meta.glob<{ scene: Scene }>('../../scenes/*/scene.ts')
  const scenes = (await Promise.all(Object.values(modules).map((load) => load()))).map(({ scene }) => scene)
  return scenes.toSorted((a, b) => a.number - b.number).map(leverRound)
}

function leverRound(scene: Scene): LeverRound {
  const moves = Object.entries(scene.levers).flatMap(([name, lever]) => otherValues(lever).map((value) => ({ name, value })))
  const middleUs = Math.floor(run(scene).endUs / 2)
  const ms: number[] = []
  let records = 0
  for (let pass = 0; pass < WARM_UP + REPEATS; pass++) {
    for (const { name, value } of moves) {
      const inputs: Inputs = { seed: scene.seed, levers: {}, acts: [{ atUs: middleUs, kind: 'lever', name, value }] }
      const start = performance.now()
      const result = readingOf(scene, run(scene, inputs))
      dilate(result)
      frameAt(result, middleUs)
      if (pass >= WARM_UP) ms.push(performance.now() - start)
      records = Math.max(records, result.trace.length)
    }
  }
  return { scene: scene.number, slug: scene.slug, records, ms }
}

function otherValues(lever: Lever): LeverValue[] {
  switch (lever.kind) {
    case 'toggle':
      return [!lever.initial]
    case 'slider':
      return [lever.min, lever.max]
    case 'choice':
    case 'code':
      return lever.options.map(({ value }) => value).filter((value) => value !== lever.initial)
    case 'set':
      return [lever.options.map(({ value }) => value)]
    case 'order':
      return [[], lever.initial.toReversed()]
    case 'header':
    case 'place':
      return [lever.against]
  }
}
