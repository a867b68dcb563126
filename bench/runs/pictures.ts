/**
 * How long a picture takes: the frame of a moment, what its view makes of it, its layout, and React's text of it. Warm, at moments all over
 * every step of every scene, apart by the kinds of their views.
 */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { frameAt } from '../../src/frame/frameAt.ts'
import { createPacketBuffer, packetsAt } from '../../src/frame/packets.ts'
import { readingOf } from '../../src/reading/reading.ts'
import { run } from '../../src/run/run.ts'
import { viewOf } from '../../src/scene/viewOf.ts'
import type { Scene } from '../../src/scene/types.ts'
import { StageStill } from '../../src/stage/StageStill.tsx'
import { prepareViews } from '../../src/stage/views.ts'

export interface PictureRound {
  readonly scene: number
  readonly slug: string
  /** Kind of the view of these steps. */
  readonly view: string
  /** One entry a picture (ms). */
  readonly ms: readonly number[]
}

const MOMENTS = 20
const WARM_UP = 5
const SIZE = { width: 716, height: 568, compact: false }

export async function pictureRounds(): Promise<PictureRound[]> {
  const modules = import.meta.glob<{ scene: Scene }>('../../scenes/*/scene.ts')
  const scenes = (await Promise.all(Object.values(modules).map((load) => load()))).map(({ scene }) => scene)
  const rounds: PictureRound[] = []
  for (const scene of scenes.toSorted((a, b) => a.number - b.number)) {
    await prepareViews(scene, null)
    rounds.push(...picturesOf(scene))
  }
  return rounds
}

/** By kind of view. */
function picturesOf(scene: Scene): PictureRound[] {
  const played = readingOf(scene, run(scene))
  const times = new Map<string, number[]>()
  for (const { index, startUs, endUs } of played.steps) {
    const { kind } = viewOf(scene, index)
    const ms = times.get(kind) ?? []
    times.set(kind, ms)
    for (let k = -WARM_UP; k < MOMENTS; k++) {
      const position = startUs + ((endUs - startUs) * ((k + MOMENTS) % MOMENTS + 0.5)) / MOMENTS
      const start = performance.now()
      const packets = createPacketBuffer()
      packetsAt(played, position, packets)
      renderToStaticMarkup(createElement(StageStill, { run: played, frame: frameAt(played, position), packets, ...SIZE }))
      if (k >= 0) ms.push(performance.now() - start)
    }
  }
  return [...times].map(([view, ms]) => ({ scene: scene.number, slug: scene.slug, view, ms }))
}
