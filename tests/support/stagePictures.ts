/**
 * The stage of a scene as a learner sees it at a moment: the picture that is drawn from the frame, with its
 * packets, as text whose numbers are whole pixels. Equal texts look the same.
 */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { frameAt } from '../../src/frame/frameAt'
import { createPacketBuffer, packetsAt } from '../../src/frame/packets'
import type { Reading } from '../../src/reading/reading'
import { StageStill } from '../../src/stage/StageStill'
import { viewsOf } from '../../src/scene/viewOf'
import { prepareView } from '../../src/stage/views'

/** The stage of a page at 1440 × 900. */
const SIZE = { width: 716, height: 568 } as const

/** Draws the moments of a run. Land is left out of maps: it never moves. */
export async function pictures(run: Reading): Promise<(position: number) => string> {
  for (const view of viewsOf(run.scene)) if (view.kind !== 'map') await prepareView(view, null)
  const packets = createPacketBuffer()
  return (position) => {
    packetsAt(run, position, packets)
    const markup = renderToStaticMarkup(createElement(StageStill, { run, frame: frameAt(run, position), packets, ...SIZE }))
    return markup.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number))))
  }
}
