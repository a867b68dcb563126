/**
 * Frames in a real Chromium: the product's packets over its stage, against an empty loop and a
 * bare canvas in the same run, in turns.
 */
import { FRAME_MODES, type FrameMode, type FrameRound } from '../frames/frames.types.ts'
import type { ChromiumPlace } from '../lib/places.ts'
import { median, p95 } from '../lib/stats.ts'
import { type Line, atMost, printTable } from '../lib/table.ts'

const PACKETS = [50, 200, 1000, 5000]
const ROUNDS = 5
const WINDOW_MS = 1000
/** By number of packets (ms). */
const FRAME_GOALS: Readonly<Record<number, number>> = { 1000: 8.3, 5000: 16.7 }
const WORK_GOALS: Readonly<Record<number, number>> = { 1000: 4 }
const BARE_GOAL = 1.3

type Measured = Record<FrameMode, FrameRound[]>

export async function frameSuite(chromium: ChromiumPlace): Promise<boolean> {
  const lines: Line[] = []
  for (const packets of PACKETS) lines.push(...linesOf(packets, await measure(chromium, packets)))
  return printTable('Frames, 1280 x 720, 200 arcs, frame limit off: p50 / p95 ms [main-thread work p95]', lines)
}

async function measure(chromium: ChromiumPlace, packets: number): Promise<Measured> {
  const measured: Measured = { empty: [], bare: [], stage: [], playback: [] }
  const page = await chromium.open()
  for (let round = 0; round < ROUNDS; round++) {
    for (const mode of FRAME_MODES) {
      measured[mode].push(await page.evaluate((ask) => window.bench.frames(ask), { packets, mode, ms: WINDOW_MS }))
    }
  }
  await page.context().close()
  return measured
}

function linesOf(packets: number, measured: Measured): Line[] {
  const lines: Line[] = FRAME_MODES.map((mode) => {
    const [p50s, p95s, works] = [intervals50, intervals95, work95].map((figure) => median(measured[mode].map(figure)))
    return { what: `${packets} packets, ${mode}`, measured: `${p50s!.toFixed(1)} / ${p95s!.toFixed(1)} [${works!.toFixed(1)}]` }
  })
  const goal = (mode: 'stage' | 'playback', what: string, figure: (round: FrameRound) => number, limit: number | undefined): void => {
    if (limit === undefined) return
    const figures = measured[mode].map(figure)
    lines.push(withCalmest(atMost(`${packets} packets, ${mode}: ${what}`, median(figures), limit, ' ms', 1), Math.min(...figures)))
  }
  for (const mode of ['stage', 'playback'] as const) {
    goal(mode, 'frame p95', intervals95, FRAME_GOALS[packets])
    goal(mode, 'main-thread work p95', work95, WORK_GOALS[packets])
  }
  const ratio = median(measured.stage.map((round, i) => intervals50(round) / intervals50(measured.bare[i]!)))
  const longTasks = [...measured.stage, ...measured.playback].reduce((sum, round) => sum + round.longTasks, 0)
  const { drawn } = measured.stage.at(-1)!
  lines.push(
    atMost(`${packets} packets, stage: p50 over the bare canvas`, ratio, BARE_GOAL, 'x'),
    atMost(`${packets} packets: long tasks`, longTasks, 0, '', 0),
    { what: `${packets} packets: in flight`, measured: String(drawn), goal: String(packets), verdict: drawn === packets ? 'ok' : 'wrong' },
  )
  return lines
}

const intervals50 = ({ intervals }: FrameRound): number => median(intervals)
const intervals95 = ({ intervals }: FrameRound): number => p95(intervals)
const work95 = ({ work }: FrameRound): number => p95(work)

/** Other work on the machine only ever adds time: the calmest round tells how much of it was ours. */
function withCalmest(line: Line, calmest: number): Line {
  return { ...line, measured: `${line.measured} (calmest round ${calmest.toFixed(1)})` }
}
