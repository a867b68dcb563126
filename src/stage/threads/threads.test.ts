/**
 * The threads' layout at the sizes of the course: what is red is what was counted, words do not lie over each other, and all of it stays inside.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../../scenes/04-one-ip-many-doors/scene'
import { runOf } from '../../../tests/support/runOf'
import { threadsFrame } from '../../frame/threadsFrame'
import { viewOf } from '../../scene/viewOf'
import { densityOf } from '../draw/density'
import { textWidth } from '../draw/text'
import { ownView } from '../ownView'
import { layoutThreads } from './threadsLayout'

const run = runOf(scene)
const SIZES = [{ width: 716, height: 568 }, { width: 640, height: 430 }, { width: 800, height: 376 }, { width: 390, height: 352 }, { width: 320, height: 300 }]
const steps = run.steps.filter(({ index }) => viewOf(scene, index).kind === 'threads')

describe.each(SIZES)('threads in $width × $height', (size) => {
  const layouts = steps.flatMap(({ index, startUs }) => [10, 40, 100].map((s) => {
    const now = threadsFrame(run, startUs + s * 1_000_000, ownView('threads', viewOf(scene, index)))
    return { now, layout: layoutThreads({ run, now, density: densityOf(size), ...size }) }
  }))

  it('have a red cell for each request that has failed', () => {
    for (const { now, layout } of layouts) {
      layout.halves.forEach(({ lines, failed }, half) => {
        expect(lines.reduce((sum, { cells }) => sum + cells.length, 0)).toBe(failed)
        expect(failed).toBe(now.halves[half]!.failed)
      })
    }
  })

  it('leave every word its line, and name every city', () => {
    for (const { layout } of layouts) {
      for (const { lines } of layout.halves) {
        for (const words of [lines.filter(({ label }) => label).map(({ labelY }) => labelY), lines.filter(({ end }) => end.text).map(({ labelY }) => labelY)]) {
          words.forEach((y, k) => expect(k === 0 || y - words[k - 1]! >= 11).toBe(true))
        }
        for (const { end } of lines) expect(end.x + textWidth(end.text, 11, 600)).toBeLessThanOrEqual(size.width)
      }
    }
  })

  it('keep off the corner in which a control lies', () => {
    const reserved = { x: 0, y: 0, width: 96, height: 46 }
    const { strips, halves } = layoutThreads({ run, now: layouts[0]!.now, density: densityOf(size), reserved, ...size })
    for (const { box, at, label, words } of strips) {
      expect(box.x).toBeGreaterThanOrEqual(reserved.width)
      expect(at.anchor === 'end' || at.lines === 2 || at.y > reserved.height).toBe(true)
      if (at.anchor === 'start' && at.lines === 1) expect(at.x + textWidth(`${label}: ${words}`, 11, 600)).toBeLessThanOrEqual(box.x)
    }
    for (const { titleY, title, box } of halves) {
      expect(titleY).toBeGreaterThan(reserved.height)
      expect(4 + textWidth(title, 12, 600)).toBeLessThanOrEqual(box.x)
    }
  })

  it('stay inside of the plot, and nothing is drawn that is still to come but what was before', () => {
    for (const { layout: { plot, nowX, halves } } of layouts) {
      for (const { x, width } of halves.flatMap(({ lines }) => lines.flatMap(({ pieces, cells }) => [...pieces, ...cells]))) {
        expect(x).toBeGreaterThanOrEqual(plot.x - 0.01)
        expect(x + width).toBeLessThanOrEqual(Math.min(plot.x + plot.width, nowX) + 0.01)
      }
      for (const { x } of halves.flatMap(({ lines }) => lines.flatMap(({ ghosts }) => ghosts))) expect(x).toBeGreaterThanOrEqual(nowX - 0.01)
    }
  })
})
