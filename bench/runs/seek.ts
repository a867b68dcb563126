/**
 * How long it takes to find a moment: frameAt at random positions of a run with a million
 * records, and the packets in flight there.
 */
import { frameAt } from '../../src/frame/frameAt.ts'
import { createPacketBuffer, packetsAt } from '../../src/frame/packets.ts'
import { indexOf } from '../../src/reading/traceIndex.ts'
import { readingOf } from '../../src/reading/reading.ts'
import { run } from '../../src/run/run.ts'
import { Streams } from '../../src/engine/streams.ts'
import { timed } from './timed.ts'
import { wideScene } from './wideScene.ts'

export interface SeekRound {
  readonly records: number
  readonly runMs: number
  readonly indexMs: number
  /** One entry a seek (ms). */
  readonly frameMs: readonly number[]
  readonly packetsMs: readonly number[]
}

const SEEKS = 400
const WARM_UP = 50

export function seekRound(): SeekRound {
  const [wide, runMs] = timed(() => readingOf(wideScene, run(wideScene)))
  const [, indexMs] = timed(() => indexOf(wide))
  const draw = new Streams(1).get('seek')
  const buffer = createPacketBuffer()
  const frameMs: number[] = []
  const packetsMs: number[] = []
  for (let seek = 0; seek < WARM_UP + SEEKS; seek++) {
    const position = draw() * wide.endUs
    const [, frame] = timed(() => frameAt(wide, position))
    const [, packets] = timed(() => packetsAt(wide, position, buffer))
    if (seek < WARM_UP) continue
    frameMs.push(frame)
    packetsMs.push(packets)
  }
  return { records: wide.trace.length, runMs, indexMs, frameMs, packetsMs }
}
