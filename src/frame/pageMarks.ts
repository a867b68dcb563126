/**
 * What was done while a step of pages went on: servers of its disks that fell or came back, and levers that the step itself or the learner
 * moved.
 */
import type { LeverValue } from '../cdn/levers'
import { becomes } from '../cdn/nodeKinds'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { indexOf } from '../reading/traceIndex'
import { leverSetting, leverWords } from '../scene/leverWords'
import { positionOf } from '../trace/position'
import { Kind } from '../trace/traceKinds'
import { stepBounds } from './dilation'
import { leversOfCount } from './frameAt'
import type { ScoreOf } from './scoreFrame'

export interface PageMark {
  readonly record: number
  readonly atMs: number
  /** "Points a server: 100", or shorter where that says it, too: "any server". */
  readonly texts: readonly string[]
  /** The same of what was until then, of a lever: "Points a server: 1". */
  readonly before: readonly string[]
}

/** Of a step, among the first `count` records: those after its beginning, which sets levers and health itself. */
export function marksOf(run: Reading, { disks }: ScoreOf, step: number, count: number): readonly PageMark[] {
  const { trace, nodes } = run
  const index = indexOf(run)
  const { start } = stepBounds(run, step)
  const [, end] = index.recordsOfStep(step)
  const isIn = (record: number): boolean => record < Math.min(count, end) && positionOf(trace, record) > start
  const ids = Object.values(disks).flat()
  const faults = Array.from(index.ofKind(Kind.Fault)).filter((record) => isIn(record) && ids.includes(nodes[trace.node(record)]!.id))
  const levers = Array.from(index.ofKind(Kind.Lever)).filter(isIn)
  return [
    ...faults.map((record) => ({ record, texts: [`${nodes[trace.node(record)]!.name} ${becomes(index.health(trace.node(record), record + 1))}`], before: [] })),
    ...levers.map((record) => ({ record, texts: leverTexts(run, record, record + 1), before: leverTexts(run, record, record) })),
  ].toSorted((a, b) => a.record - b.record).map((mark) => ({ ...mark, atMs: usToMs(trace.timeUs(mark.record)) }))
}

/** The lever that a record moved, after the first `count` records. */
function leverTexts(run: Reading, record: number, count: number): readonly string[] {
  const name = run.trace.string(run.trace.a(record))
  const value: LeverValue | undefined = leversOfCount(indexOf(run), count)[name]
  const lever = run.scene.levers[name]
  if (!lever || value === undefined) return [name]
  const words = leverWords(lever, value)
  return [leverSetting(lever, value), ...(lever.kind === 'choice' ? [words] : [])]
}
