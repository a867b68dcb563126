/**
 * The pictures of a scene that are kept beside it, in scenes/NN-slug/stills: the middle of each step at the size of the
 * page, and its end at the size of an embed. Drawn in Node by what draws the plates of the contents page.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { frameAt } from '../../src/frame/frameAt.ts'
import { createPacketBuffer, packetsAt } from '../../src/frame/packets.ts'
import { readingOf } from '../../src/reading/reading.ts'
import { run } from '../../src/run/run.ts'
import type { Scene } from '../../src/scene/types.ts'
import { StageStill } from '../../src/stage/StageStill.tsx'
import { prepareViews } from '../../src/stage/views.ts'
import { momentsOf } from '../../tests/support/moments.ts'
import { stillText } from './stillText.ts'

export interface Still {
  /** "first-trip-mid.svg" */
  readonly file: string
  readonly text: string
}

const SIZES = {
  mid: { width: 716, height: 568, compact: false },
  end: { width: 800, height: 392, compact: true },
} as const

export async function stillsOf(scene: Scene): Promise<readonly Still[]> {
  await prepareViews(scene, null)
  const played = readingOf(scene, run(scene))
  return momentsOf(played).map(({ stepId, part, position }) => {
    const packets = createPacketBuffer()
    packetsAt(played, position, packets)
    const markup = renderToStaticMarkup(<StageStill run={played} frame={frameAt(played, position)} packets={packets} {...SIZES[part]} />)
    return { file: `${stepId}-${part}.svg`, text: stillText(markup) }
  })
}
