/**
 * What is said to have crossed the links, against the report, for every followed request of every scene.
 */
import { describe, expect, it } from 'vitest'
import { SCENES } from '../../tests/scenes/scenes'
import { runOf } from '../../tests/support/runOf'
import { RunReport } from '../reading/report'
import { indexOf } from '../reading/traceIndex'
import { Cause } from '../trace/exchanges'
import { positionOf } from '../trace/position'
import { Kind } from '../trace/traceKinds'
import { crossingsAt } from './crossings'

describe.each(SCENES)('crossings in $folder', ({ scene }) => {
  const run = runOf(scene)
  const report = new RunReport(run)
  const followed = report.requests.filter(({ id, waitMs }) => run.requests.isFollowed(id) && waitMs !== null)

  it('tells the bytes that the origin sent, and its status', () => {
    for (const { id, bytes, path, step } of followed) {
      const origin = run.nodes.findIndex((node) => node.kind === 'origin')
      // When its answer is there, and before anybody asks next in the same moment.
      const records = [...indexOf(run).byRequest(id)]
      const done = records.findLast((i) => run.trace.kind(i) === Kind.Done)!
      const { crossings, past } = crossingsAt(run, positionOf(run.trace, done), run.steps.findIndex((one) => one.id === step))
      expect(past).toBe(false)
      const [answer] = crossings.filter(({ kind, link }) => kind === 'answer' && [run.links[link]!.from, run.links[link]!.to].includes(origin))
      const asked = path.includes(run.nodes[origin]!.id)
      // A page that the edge puts together has the bytes of its parts.
      const hasParts = records.some((i) => run.trace.exchanges.cause(run.trace.exchange(i)) === Cause.Fragment)
      if (asked && bytes > 0) expect(answer, `request ${id}`).toMatchObject(hasParts ? { progress: 1 } : { bytes, progress: 1 })
      if (path.length === 1) expect(crossings).toEqual([])
    }
  })

  it('keeps those of the step before, as past, until the next one is followed', () => {
    const [first] = followed
    if (!first) return
    expect(crossingsAt(run, first.atMs * 1000 - 1, 0).crossings).toEqual([])
    const [one, later] = [followed.at(-2), followed.at(-1)]
    if (!one || !later || one.step === later.step) return
    expect(crossingsAt(run, later.atMs * 1000 - 1, run.steps.findIndex(({ id }) => id === later.step)).past).toBe(true)
  })
})

describe('crossings in scene 5', () => {
  const run = runOf(SCENES.find(({ scene }) => scene.number === 5)!.scene)
  const report = new RunReport(run)
  const wordsAt = (name: string): string[] => {
    const { atMs, waitMs } = report.request(name)
    return crossingsAt(run, (atMs + waitMs!) * 1000, 0).crossings.map(({ words }) => words.at(-1)!)
  }

  it('names the condition of a request, and the Age of an answer', () => {
    expect(wordsAt('first')).toEqual(['GET /app.css', 'GET /app.css', '200 · 24 kB', '200 · 24 kB · Age 0'].map((text) => expect.stringMatching(text.replace(' kB', '.kB').replace(/ · Age.*/, ''))))
    expect(wordsAt('stale').slice(0, 2)).toEqual(['If-None-Match "v1"', 'If-None-Match "v1"'])
    expect(wordsAt('second-clock').at(-1)).toMatch(/^304 · \d+.B · Age 4$/)
  })
})
