/**
 * layersAt(run, position, view): how deep the requests of the step on view have gone into the layers of a cache; until one has begun, those of the step before stay. Not a part of the Frame: it comes
 * with the view that draws it. It reads the records of a few requests, some dozens each. What goes on behind an answer (a refresh) is left out:
 * the picture is of what the user waited for.
 */
import { nextOnWay } from '../cdn/upstream'
import { isOrigin } from '../cdn/nodes/originSpec'
import type { ViewOf } from '../cdn/topology'
import { invariant } from '../engine/invariant'
import type { Reading } from '../reading/reading'
import { type TraceIndex, indexOf } from '../reading/traceIndex'
import type { StackSpec } from '../scene/listing'
import { stackLines } from '../scene/stack'
import type { Scene } from '../scene/types'
import { lowerBound } from '../trace/intervals'
import { countAt } from '../trace/position'
import { Kind, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { askAt } from './askAt'
import { clampPosition, leversOfCount, stepOfCount } from './frameAt'
import type { LayersFrame, LayersRow } from './layersFrame'
import { passageAt } from './layerPassage'

/** More lines than can be told apart. */
export const MOST_PASSAGES = 6

/** `view` is the one of the step on view. Positions outside the run are clamped. */
export function layersAt(run: Reading, requested: number, { users }: ViewOf<'layers'>): LayersFrame {
  const index = indexOf(run)
  const position = clampPosition(run, requested)
  const count = countAt(run.trace, position)
  const [step, levers] = [stepOfCount(index, count), leversOfCount(index, count)]
  const stack = stackOf(run.scene)
  const { nodes } = run.scene.topology
  const numberOf = (id: string): number => nodes.findIndex((node) => node.id === id)
  const isOn = (node: number): boolean => nodes[node]!.when?.(levers) ?? true
  const caches = stack.caches.map(numberOf)
  const hasBegun = (request: number): boolean => index.byRequest(request)[0]! < count
  const ofStep = (one: number): readonly number[] => askedBy(run, index, one, users.map(numberOf))
  const own = ofStep(step)
  const asked = step === 0 || own.some(hasBegun) ? own : ofStep(step - 1)
  const begun = asked.filter(hasBegun)
  const came = begun.map((request) => firstCache(run, index, request, caches))
  const cache = came.findLast((one) => one >= 0) ?? caches.find(isOn) ?? caches[0]!
  const shown = begun.filter((_, k) => came[k] === cache || came[k] === -1)
  const client = shown.length > 0 ? run.requests.client(shown.at(-1)!) : (users.map(numberOf).find(isOn) ?? numberOf(users[0]!))
  const rows = rowsOf(run.scene, stack, { levers, step, cache: nodes[cache]!.id })
  const last = shown.slice(-MOST_PASSAGES)
  const depths = new Map(rows.map(({ name }, k) => [name, k + 1]))
  const next = nextOnWay(nodes, nodes[cache]!, askAt(run, index, run.requests.at(last.at(-1) ?? -1)?.url ?? '/', { count, timeUs: Math.max(0, position), levers }))
  invariant(next, `${nodes[cache]!.id} asks nobody, and a picture of its layers has no last row`)
  return {
    cache, users: client, upstream: nodes.indexOf(next), isThere: isOn(cache), rows,
    passages: last.map((request) => passageAt({ run, index, cache, depths, count, position }, request)),
    earlier: shown.length - last.length, most: Math.min(MOST_PASSAGES, Math.max(asked.length, 1)),
  }
}

/** A scene that has the view has such a listing: validation sees to it. */
function stackOf({ listings, slug }: Scene): StackSpec {
  const found = listings.find(({ stack }) => stack)?.stack
  invariant(found, `${slug} lists no layers, and a picture of them shows those of its listing`)
  return found
}

function rowsOf(scene: Scene, stack: StackSpec, moment: Parameters<typeof stackLines>[2]): readonly LayersRow[] {
  const lever = stack.lever === undefined ? undefined : scene.levers[stack.lever]
  const options = lever?.kind === 'order' ? lever.options : []
  return stackLines(scene, stack, moment).map((line) => ({ ...line, says: options.find(({ value }) => value === line.name)?.label ?? '' }))
}

/** Followed requests of a step: layers leave marks for these alone. */
function askedBy({ trace, requests }: Reading, { followed, recordsOfStep }: TraceIndex, step: number, clients: readonly number[]): readonly number[] {
  const [first, end] = recordsOfStep(step)
  return [...followed.subarray(lowerBound(followed, first), lowerBound(followed, end))].map((record) => trace.request(record)).filter((request) => clients.includes(requests.client(request)))
}

/** The first of these caches that a request is sent to; -1 where none is, and -2 where it is sent to another node that is no origin. */
function firstCache({ trace, scene: { topology: { nodes } } }: Reading, { byRequest }: TraceIndex, request: number, caches: readonly number[]): number {
  const sent = [...byRequest(request)].filter((i) => (trace.kind(i) === Kind.Hop || trace.kind(i) === Kind.Lost) && hopPhase(trace.a(i)) === Phase.Request).map((i) => hopTo(trace.a(i)))
  const found = sent.find((to) => caches.includes(to))
  if (found !== undefined) return found
  return sent.every((to) => isOrigin(nodes[to]!)) ? -1 : -2
}
