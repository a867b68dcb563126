/**
 * The picture of layers in every room, with one request and with more than it can show, also beside another one: rows stay inside and apart, words
 * have room, and lines lead where the passage says.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { scene as yours } from '../../../scenes/13-your-cdn/scene'
import { readRun } from '../../../tests/support/readRun'
import type { LeverValues } from '../../cdn/levers'
import { frameAt } from '../../frame/frameAt'
import { layersAt } from '../../frame/layersAt'
import type { Reading } from '../../reading/reading'
import type { Scene } from '../../scene/types'
import { viewOf } from '../../scene/viewOf'
import { densityOf } from '../draw/density'
import { monoWidth, textWidth } from '../draw/text'
import { layoutInput } from '../layoutInput'
import { overlap } from '../map/labelCandidates'
import { ownView } from '../ownView'
import { LayersPicture } from './LayersPicture'
import { HEAD_SIZE, WORD_SIZE, layoutLayers } from './layersLayout'
import { layersSentence } from './layersWords'

const SIZES = [{ width: 717, height: 567 }, { width: 672, height: 440 }, { width: 390, height: 351 }, { width: 800, height: 392 }, { width: 356, height: 520 }, { width: 300, height: 500 }, { width: 320, height: 300 }, { width: 320, height: 218 }]
const scene: Scene = { ...yours, steps: yours.steps.slice(0, 1) }
const users = scene.topology.nodes[0]!.id

function runWith(sent: number, levers: LeverValues = {}): Reading {
  return readRun(scene, { seed: scene.seed, levers, acts: Array.from({ length: sent }, (_, k) => ({ kind: 'send', client: users, atUs: 55_000 + k * 300 })) })
}

function drawn(run: Reading, size: (typeof SIZES)[number], position = run.steps[0]!.endUs - 1) {
  const reserved = { x: 0, y: 0, ...(size.width > 600 ? { width: 96, height: 46 } : { width: 70, height: 40 }) }
  const view = ownView('layers', viewOf(scene, 0))
  const [now, frame] = [layersAt(run, position, view), frameAt(run, position)]
  const layout = layoutLayers(layoutInput({ run, frame, view, now, beside: undefined, ...size, density: densityOf(size), reserved }))
  return { now, reserved, layout, markup: renderToStaticMarkup(<svg><LayersPicture layout={layout} frame={frame} now={now} actions={{ selection: null }} /></svg>) }
}

describe.each(SIZES)('at $width x $height', (size) => {
  it.each([0, 1, 4, 9])('rows and lines have room, with %s more requests', (sent) => {
    const { layout, reserved, markup, now } = drawn(runWith(sent), size)
    const boxes = [...layout.rows.map(({ box }) => box), ...layout.ends]
    boxes.forEach((box, i) => {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height).toBe(true)
      expect(boxes.some((other, k) => k < i && overlap(box, other, -0.01))).toBe(false)
      expect(overlap(box, reserved)).toBe(false)
    })
    const [first] = layout.passages
    for (const { row: { name, says }, box } of layout.rows) {
      expect(layout.nameX + monoWidth(name, layout.nameSize)).toBeLessThan(first!.x)
      expect(box.height).toBeGreaterThanOrEqual(11)
      if (layout.wordsX !== null) expect(layout.wordsX + textWidth(says, WORD_SIZE)).toBeLessThanOrEqual(size.width)
    }
    layout.passages.forEach(({ x, head, mark, word }, k) => {
      const end = layout.passages[k + 1]?.x ?? layout.wordsX ?? size.width
      expect(x + monoWidth(head, HEAD_SIZE)).toBeLessThanOrEqual(end)
      expect(mark!.x + 12 + (word ? 3 + textWidth(word, WORD_SIZE, 600) : 0)).toBeLessThanOrEqual(end)
    })
    expect(layout.passages.at(-1)!.request).toBe(now.passages.at(-1)!.request)
    for (const { node, box } of layout.actors) expect(box.x + box.width, node.name).toBeLessThan(first!.x)
    expect(markup).not.toMatch(/NaN|Infinity|undefined/)
  })
})

it('names every layer, also those that are out, where there is room, and else those that the cache has', () => {
  const run = runWith(0)
  expect(drawn(run, SIZES[0]!).layout.rows).toHaveLength(15)
  const { layout, now } = drawn(run, SIZES.at(-1)!)
  expect(layout.rows.map(({ row }) => row.name)).toEqual(now.rows.filter(({ isIn }) => isIn).map(({ name }) => name))
})

it('draws what has been, and not what is to come', () => {
  const run = runWith(0)
  const [before, thinking, back] = [2_000, 20_000, 49_000].map((position) => drawn(run, SIZES[0]!, position).layout.passages[0]!)
  expect([before!.stations.length, before!.up, before!.mark, before!.dot !== null]).toEqual([0, '', null, true])
  expect([thinking!.stations.length, thinking!.up, thinking!.mark]).toEqual([12, '', null])
  expect([back!.up !== '', back!.mark !== null, back!.arrow]).toEqual([true, true, null])
  const { passages, answered, rows } = drawn(run, SIZES[0]!).layout
  expect(passages.map(({ dot, arrow }) => [dot, arrow !== null])).toEqual([[null, true], [null, true]])
  expect(answered).toEqual(rows.find(({ row }) => row.name === 'fresh')!.box)
})

it('says in words what is seen', () => {
  const run = runWith(0)
  const sentence = layersSentence(layersAt(run, run.steps[0]!.endUs - 1, ownView('layers', viewOf(scene, 0))), run)
  expect(sentence).toContain('The edge Ashburn has 12 layers, outermost first: surrogateKeysAtUsers, rateLimit, bypass')
  expect(sentence).toMatch(/GET \/p\/0: through 12 layers, answered by us-east, MISS after [\d]+\sms\. GET \/p\/0: through 6 layers, answered by fresh, HIT after [\d.]+\sms\.$/)
})
