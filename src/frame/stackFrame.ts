/**
 * A listing of layers at a moment: which of them the followed request is in, read from its marks, and which the cache has at all, from the levers
 * in force.
 */
import type { LeverValues } from '../cdn/levers'
import type { Reading } from '../reading/reading'
import type { ListedCode, StackSpec } from '../scene/listing'
import { codeName, stackLines } from '../scene/stack'
import type { Trace } from '../trace/trace'
import { Kind } from '../trace/traceKinds'
import type { CodeFrame, LayerFrame } from './types'

/** The layers of the caches that are listed, as a request passes through them. */
export interface Passing {
  /** Those that it is in, innermost last. */
  readonly open: OpenLayer[]
  /** It has been in one. */
  ran: boolean
}

interface OpenLayer {
  readonly node: number
  readonly name: string
  /** It was entered after the user had the answer: a refresh. */
  readonly isBehind: boolean
}

interface StackMoment {
  readonly levers: LeverValues
  readonly step: number
  readonly passing: Passing
  /** Another listing runs inside of the layers. */
  readonly isOuter: boolean
}

/** Brings them up to date with record i. */
export function passLayer(trace: Trace, i: number, passing: Passing): void {
  const { open } = passing
  const kind = trace.kind(i)
  if (kind === Kind.EnterLayer) {
    open.push({ node: trace.node(i), name: trace.string(trace.a(i)), isBehind: trace.isBehind(i) })
    passing.ran = true
  } else if (kind === Kind.LeaveLayer) {
    const [node, name] = [trace.node(i), trace.string(trace.a(i))]
    const at = open.findLastIndex((one) => one.node === node && one.name === name)
    if (at >= 0) open.splice(at, 1)
  } else if (kind === Kind.Done) {
    // Only what goes on behind the answer stays.
    open.splice(0, open.length, ...open.filter(({ isBehind }) => isBehind))
  }
}

export function stackFrame({ scene, nodes }: Reading, { listing }: ListedCode, spec: StackSpec, { levers, step, passing: { open, ran }, isOuter }: StackMoment): CodeFrame {
  const idOf = ({ node }: OpenLayer): string => nodes[node]!.id
  const cache = open.map(idOf).at(-1)
  const inside = open.filter((one) => idOf(one) === cache).map(({ name }) => codeName(name))
  const innermost = inside.at(-1)
  const lines = stackLines(scene, spec, { levers, step, ...(cache === undefined ? {} : { cache }) })
  const frames = lines.map((line): LayerFrame => ({ ...line, state: line.name === innermost ? 'runs' : inside.includes(line.name) ? 'waits' : 'rests' }))
  const place = frames.findIndex(({ state }) => state === 'runs')
  return {
    listing: listing.id,
    ran,
    line: place < 0 ? 0 : place + 2,
    waiting: place >= 0 && isOuter,
    values: [],
    layers: frames,
  }
}
