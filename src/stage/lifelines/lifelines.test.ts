import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/03-anatomy-of-a-request/scene'
import { momentsOf } from '../../../tests/support/moments'
import { runOf } from '../../../tests/support/runOf'
import { frameAt } from '../../frame/frameAt'
import { withLadders } from '../../frame/ladders'
import { dilate } from '../../frame/dilation'
import { indexOf } from '../../reading/traceIndex'
import { densityOf } from '../draw/density'
import type { Box } from '../draw/geometry'
import { textWidth } from '../draw/text'
import { overlap } from '../map/labelCandidates'
import { ownView } from '../ownView'
import { layoutLifelines } from './lifelinesLayout'
import { timeScale } from './timeScale'

const sizes = [
  { width: 717, height: 567 }, { width: 672, height: 440 }, { width: 800, height: 392 }, { width: 390, height: 351 }, { width: 320, height: 300 },
]
const run = runOf(scene)
const view = ownView('lifelines', scene.topology.view)
const dilation = dilate(run)
const moments = [
  ...dilation.steps.map(({ start }, i) => ({ stepId: scene.steps[i]!.id, part: 'start', position: start })),
  ...momentsOf(run),
]

function layoutAt(position: number, size: { width: number; height: number }) {
  const now = withLadders(run, frameAt(run, position), view)
  return layoutLifelines({ run, now, order: view.order, density: densityOf(size), ...size })
}

describe('timeScale', () => {
  it('ends at a round number that holds the request, with six whole parts', () => {
    for (const [extent, end] of [[0, 60], [31, 60], [136, 150], [166, 180], [1151, 1200], [1300, 1800], [5000, 7200]] as const) {
      const scale = timeScale(extent, 50, 650)
      expect(scale.endMs).toBe(end)
      expect(scale.ticks.every((tick) => Number.isInteger(tick))).toBe(true)
      expect(scale.y(end)).toBe(650)
    }
  })
})

describe('the words of ladders', () => {
  const followed = Array.from({ length: run.requests.length }, (_, id) => run.requests.at(id)!).filter(({ follow }) => follow)

  it('are declared for every request that is followed', () => {
    expect(followed.flatMap(({ name }) => (name !== undefined && view.titles[name] === undefined ? [name] : []))).toEqual([])
  })

  it('name requests and steps that there are', () => {
    const names = followed.map(({ name }) => name)
    expect(Object.keys(view.titles).filter((name) => !names.includes(name))).toEqual([])
    for (const [step, beside] of Object.entries(view.abreast)) {
      expect(scene.steps.map(({ id }) => id)).toContain(step)
      expect(Object.keys(beside).filter((name) => !names.includes(name))).toEqual([])
    }
  })
})

it('compares a request in words and in the waterfall with one that the step compares it with', () => {
  for (const [step, beside] of Object.entries(view.abreast)) {
    const { end } = dilation.steps[scene.steps.findIndex(({ id }) => id === step)]!
    const { now, before } = withLadders(run, frameAt(run, end), view)
    const name = (request: number): string => run.requests.at(request)!.name!
    expect(Object.keys(beside), step).toEqual(expect.arrayContaining([name(now!.request), name(before!.request)]))
  }
})

it('goes on in the learner’s turn with the levers of the step before', () => {
  const [before, last] = dilation.steps.slice(-2)
  expect(frameAt(run, last!.start).levers).toEqual(frameAt(run, before!.end).levers)
})

describe('the slot at a head', () => {
  it('is of the file that is asked for, and holds it when the step begins with a hit', () => {
    for (const { start } of dilation.steps) {
      const frame = frameAt(run, start)
      const { asked } = withLadders(run, frame, view)
      const first = Array.from({ length: run.requests.length }, (_, id) => id).find((id) => run.requests.step(id) === frame.step)!
      const slot = frame.nodes.flatMap(({ slots }) => slots).find(({ key }) => key === asked)
      expect(asked).toBe(`GET ${run.requests.url(first)}`)
      expect(slot?.state).toBe(indexOf(run).outcomeAt(first, run.trace.length) === 'hit' ? 'fresh' : 'empty')
    }
  })
})

describe('the axis', () => {
  const axes = moments.map(({ position }) => layoutAt(position, sizes[0]!))

  it('has one length in all steps with waits of one kind, from their beginning, and the scene’s axis beside it', () => {
    expect(new Set(axes.map(({ scale }) => scale.endMs))).toEqual(new Set([180, 1200]))
    for (const { scale, sceneAxis } of axes) expect((sceneAxis?.lens ?? null) === null).toBe(scale.endMs === 1200)
  })

  it('draws a wait that is longer as longer, whatever steps they are from', () => {
    const bars = new Map(axes.flatMap(({ sceneAxis }) => sceneAxis?.bars.map(({ key, box }) => [key, box.height] as const) ?? []))
    const named = (name: string): number => bars.get(run.requests.named(name)!)!
    expect(named('warm-miss') / named('miss')).toBeCloseTo(651 / 1151, 2)
    expect(named('hit') / named('miss')).toBeCloseTo(136 / 1151, 2)
  })
})

describe.each(sizes)('the diagram at $width x $height', (size) => {
  const small = densityOf(size) === 'small'

  it.each(moments)('has heads and words inside the stage and apart: $stepId, $part', ({ position }) => {
    const { lifelines, ladders, totals } = layoutAt(position, size)
    const heads = lifelines.map(({ head }) => head)
    const phases = ladders.flatMap(({ brackets }) => brackets.map(({ phase, time, labelX, labelY, side }): Box => {
      const width = textWidth(`${phase} ${time}`, small ? 11 : 11.5)
      return { x: side === 'left' ? labelX - width : labelX, y: labelY - 7.5, width, height: 15 }
    }))
    const sums = totals.map(({ x, textY, time, title }): Box => ({ x: x + 17, y: textY - 11, width: textWidth(`${time} ${title}`, small ? 11.5 : 12.5), height: 13 }))
    const titles = ladders.flatMap(({ title, lines }) => (title ? [
      { x: title.x - textWidth(title.text, 13, 600) / 2, y: title.y - 10, width: textWidth(title.text, 13, 600), height: 12 },
      ...lines.filter(({ name }) => name !== '').map(({ name, x, side }): Box => ({ x: side === 'start' ? x - 8 : x + 8 - textWidth(name, 11), y: title.y + 8, width: textWidth(name, 11), height: 12 })),
    ] : []))
    // The switch to the table, as large as it is drawn.
    const corner = titles.length > 0 ? [{ x: 12, y: 12, width: 56, height: 28 }] : []
    const boxes = [...heads, ...phases, ...sums, ...titles, ...corner]
    boxes.forEach((box, i) => {
      expect(box.x).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width).toBeLessThanOrEqual(size.width)
      expect(boxes.filter((other, j) => j < i && overlap(box, other, -0.01))).toEqual([])
    })
  })
})

describe('a ladder', () => {
  const labels = (name: string) => {
    const request = run.requests.named(name)!
    const { end } = dilation.steps[run.requests.step(request)]!
    const { ladders } = layoutAt(end, { width: 717, height: 567 })
    const step = view.abreast[scene.steps[run.requests.step(request)]!.id]
    return ladders[Math.max(0, Object.keys(step ?? {}).indexOf(name))]!.arrows.map(({ label }) => label?.words.map(({ text }) => text).join(' ') ?? '')
  }

  it('says of every arrow on a near axis what it carries', () => {
    expect(labels('hit')).toEqual(['query', 'address', 'SYN', 'SYN-ACK', 'ACK', 'ClientHello', 'ServerHello, certificate', 'Finished + request', 'response'])
    expect(labels('early').slice(3)).toEqual(['ClientHello + request', 'response'])
    expect(labels('wire').slice(2, 3)).toEqual(['ACK + ClientHello'])
  })

  it('moves a message along the arrow that is not there yet', () => {
    const { atUs } = run.requests.at(run.requests.named('hit')!)!
    const { geometry, ladders } = layoutAt(atUs + 7500, { width: 717, height: 567 })
    expect([...geometry.drawn]).toEqual([1, 1, 1])
    expect(ladders[0]!.arrows[0]!.to[0]).toBeCloseTo((geometry.xs[0]! + geometry.xs[48]!) / 2, 3)
  })

  it('fills a long response between its first byte and its last', () => {
    const request = run.requests.named('miss')!
    const { end } = dilation.steps[run.requests.step(request)]!
    const { ladders: [whole] } = layoutAt(end, { width: 717, height: 567 })
    expect(whole!.arrows.filter(({ band }) => band !== null)).toHaveLength(2)
    const area = (band: readonly (readonly [number, number])[]): number =>
      Math.abs(band.reduce((sum, [x, y], i) => sum + x * band[(i + 1) % band.length]![1] - band[(i + 1) % band.length]![0] * y, 0)) / 2
    const { atUs } = run.requests.at(request)!
    const areas = [1000, 831, 931, 1036].map((ms) => {
      const band = layoutAt(atUs + ms * 1000, { width: 717, height: 567 }).ladders[0]!.arrows.find((arrow) => arrow.band)?.band
      return band ? area(band) : 0
    })
    expect(areas[1]).toBeLessThan(areas[2]!)
    expect(areas[2]).toBeLessThan(areas[0]!)
    expect(areas[0]).toBeLessThan(areas[3]!)
    // As wide as the way between the two lifelines, as high as its bytes take.
    const [from, to] = [whole!.arrows.at(-2)!.from[0], whole!.arrows.at(-2)!.to[0]]
    const { scale } = layoutAt(end, { width: 717, height: 567 })
    expect(areas[3]).toBeCloseTo(Math.abs(to - from) * (scale.y(200) - scale.y(0)), 0)
  })
})
