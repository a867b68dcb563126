/**
 * Passages through layers, in the scenes that draw them and under other levers, against a naive reading of the trace: every record of the request
 * up to the moment, and the one message that is under way.
 */
import { describe, expect, it } from 'vitest'
import { scene as yours } from '../../scenes/13-your-cdn/scene'
import { scene as small } from '../../tests/course/94-layers-in-small/scene'
import { readRun } from '../../tests/support/readRun'
import type { LeverValues } from '../cdn/levers'
import type { Reading } from '../reading/reading'
import type { Scene } from '../scene/types'
import { codeName } from '../scene/stack'
import { countAt } from '../trace/position'
import { Kind, Phase, hopPhase, hopTo } from '../trace/traceKinds'
import { MOST_PASSAGES, layersAt } from './layersAt'
import { DOOR, type LayersFrame, type LayersPassage, USERS } from './layersFrame'
import { viewOf } from '../scene/viewOf'
import { ownView } from '../stage/ownView'

/** The first step alone: the others take long, and are drawn as something else. */
const edge: Scene = { ...yours, steps: yours.steps.slice(0, 1) }
const layers = yours.levers.layers!.initial as readonly string[]
const without = (...names: readonly string[]): LeverValues => ({ layers: layers.filter((name) => !names.includes(name)) })

const CASES: readonly (readonly [string, Scene, LeverValues])[] = [
  ['the edge', edge, {}], ['without fresh', edge, without('fresh')], ['without layers', edge, { layers: [] }], ['turned around', edge, { layers: layers.toReversed() }], ['behind a shield', edge, { shield: true }],
  ['of the second provider', edge, { second: true, secondPercent: 100 }], ['with no POP', edge, { pops: 0 }], ['all others on', edge, { etags: true, coalesce: true, mine: 'shared' }],
  ['a small edge', small, {}], ['a small edge that fetches for each', small, { collapses: false }],
]

function readingOfCase(scene: Scene, levers: LeverValues): Reading {
  const users = scene.topology.nodes.find(({ kind }) => kind === 'client')!.id
  return readRun(scene, { seed: scene.seed, levers, acts: [20_000, 20_500, 40_000].map((atUs) => ({ kind: 'send', client: users, atUs })) })
}

const stepsOf = ({ scene, steps }: Reading) => steps.flatMap((step, k) => (viewOf(scene, k).kind === 'layers' ? [{ ...step, k }] : []))
const at = (run: Reading, step: number, position: number): LayersFrame => layersAt(run, position, ownView('layers', viewOf(run.scene, step)))

/** Each time at which something happens in a step, just before, and after. */
function momentsOf({ trace }: Reading, { startUs, endUs }: { readonly startUs: number; readonly endUs: number }): readonly number[] {
  const times = Array.from({ length: trace.length }, (_, i) => trace.timeUs(i)).filter((us) => us >= startUs && us < endUs)
  const distinct = [...new Set(times)]
  return distinct.flatMap((us) => [us - 0.5, us, us + 250]).filter((us) => us > startUs && us < endUs)
}

interface Naive {
  readonly entered: readonly string[]
  readonly inside: string | undefined
  readonly under: { readonly from: number; readonly to: number; readonly share: number } | null
  readonly done: boolean
  readonly wentOn: boolean
}

function naive({ trace }: Reading, cache: number, request: number, position: number): Naive {
  const mine = Array.from({ length: countAt(trace, position) }, (_, i) => i).filter((i) => trace.request(i) === request && !trace.isBehind(i))
  const marks = mine.filter((i) => trace.node(i) === cache && (trace.kind(i) === Kind.EnterLayer || trace.kind(i) === Kind.LeaveLayer))
  const open: string[] = []
  for (const i of marks) {
    const name = codeName(trace.string(trace.a(i)))
    if (trace.kind(i) === Kind.EnterLayer) open.push(name)
    else open.splice(open.lastIndexOf(name), 1)
  }
  const hop = mine.findLast((i) => trace.kind(i) === Kind.Hop && (hopPhase(trace.a(i)) === Phase.Request || hopPhase(trace.a(i)) === Phase.Response))
  const share = hop === undefined ? 1 : Math.max(0, position - trace.timeUs(hop)) / trace.b(hop)
  return {
    entered: [...new Set(marks.filter((i) => trace.kind(i) === Kind.EnterLayer).map((i) => codeName(trace.string(trace.a(i)))))],
    inside: open.at(-1), done: mine.some((i) => trace.kind(i) === Kind.Done),
    under: hop !== undefined && share < 1 && !marks.some((i) => i > hop) ? { from: trace.node(hop), to: hopTo(trace.a(hop)), share } : null,
    wentOn: mine.some((i) => trace.kind(i) === Kind.Hop && hopPhase(trace.a(i)) === Phase.Request && trace.node(i) === cache),
  }
}

/** What must be true of a passage by what was read. */
function expectPassage(passage: LayersPassage, now: LayersFrame, told: Naive): void {
  const depthOf = (name: string | undefined): number => (name === undefined ? DOOR : now.rows.findIndex((row) => row.name === name) + 1)
  const upstream = now.rows.length + 1
  expect(passage.entered).toEqual(told.entered.map(depthOf).toSorted((a, b) => a - b))
  expect(passage.done).toBe(told.done)
  expect(passage.deepest).toBeGreaterThanOrEqual(Math.max(passage.at, ...passage.entered))
  if (told.done) expect(passage.at).toBe(USERS)
  else if (told.under?.to === now.cache && told.under.from !== now.upstream) expect(passage.at).toBeCloseTo(told.under.share * DOOR, 6)
  else if (told.under?.from === now.cache && told.under.to === now.upstream) expect(passage.at).toBeCloseTo(depthOf(told.inside) + told.under.share * (upstream - depthOf(told.inside)), 6)
  else if (told.under === null && told.inside !== undefined) expect([depthOf(told.inside), upstream]).toContain(passage.at)
  if (!told.wentOn && told.entered.length > 0) expect(passage.deepest).toBeLessThan(upstream)
}

describe.each(CASES)('%s', (_, scene, levers) => {
  const run = readingOfCase(scene, levers)

  it('shows of each request where the trace has it, and what it has been in', () => {
    let looks = 0
    for (const step of stepsOf(run)) {
      for (const position of momentsOf(run, step)) {
        const now = at(run, step.k, position)
        for (const passage of now.passages) {
          expectPassage(passage, now, naive(run, now.cache, passage.request, position))
          looks++
        }
      }
    }
    expect(looks).toBeGreaterThan(100)
  })

  it('goes deeper and never less deep, and keeps the latest', () => {
    for (const step of stepsOf(run)) {
      const deepest = new Map<number, number>()
      for (const position of momentsOf(run, step)) {
        const { passages, most } = at(run, step.k, position)
        expect(passages.length).toBeLessThanOrEqual(Math.min(most, MOST_PASSAGES))
        for (const one of passages) {
          expect(one.deepest).toBeGreaterThanOrEqual(deepest.get(one.request) ?? 0)
          deepest.set(one.request, one.deepest)
        }
      }
    }
  })
})

it('keeps what a step has shown until somebody asks in the next one', () => {
  const run = readRun(small, { seed: small.seed, levers: {}, acts: [] })
  const herd = small.steps.findIndex(({ id }) => id === 'herd')
  const asked = (position: number): readonly number[] => at(run, herd, position).passages.map(({ request }) => run.requests.step(request))
  const { startUs, endUs } = run.steps[herd]!
  expect(asked(startUs + 1)).toEqual([herd - 1, herd - 1])
  expect(new Set(asked(endUs - 1))).toEqual(new Set([herd]))
})

describe('where an answer comes from', () => {
  const ends = (scene: Scene, levers: LeverValues, step = 0): readonly (string | undefined)[] => {
    const run = readRun(scene, { seed: scene.seed, levers, acts: [] })
    const { rows, passages, upstream } = at(run, step, run.steps[step]!.endUs - 1)
    return passages.map(({ answeredAt }) => (answeredAt === rows.length + 1 ? run.nodes[upstream]!.name : rows[answeredAt! - 1]?.name))
  }

  it('is the origin for the first, and the fresh copy for the next', () => {
    expect(ends(edge, {})).toEqual(['us-east', 'fresh'])
    expect(ends(edge, without('fresh'))).toEqual(['us-east', 'us-east'])
    expect(ends(edge, { layers: [] })).toEqual(['us-east', 'us-east'])
    expect(ends(edge, { pops: 0 })).toEqual(['us-east', 'us-east'])
    expect(ends(edge, { shield: true })).toEqual(['Shield', 'fresh'])
  })

  it('is the layer that decides when the origin has failed', () => {
    const herd = small.steps.findIndex(({ id }) => id === 'herd')
    expect(ends(small, {}, herd).at(-1)).toBe('staleIfError')
  })
})
