/** Cards of the test scene of code: what they collect, that they only collect, and whose answers they come back with. */
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/97-code-in-small/scene'
import { readRun } from '../../tests/support/readRun'
import { loadIsolates } from '../cdn/isolate/loadIsolates'
import type { LeverValues } from '../cdn/levers'
import { defaultInputs } from '../run/run'
import type { Reading } from '../reading/reading'
import { RunReport } from '../reading/report'
import { leaks } from '../scene/leaks'
import { type CardFrame, cardAt } from './cardFrame'

beforeAll(loadIsolates)

const runs = new Map<string, Reading>()
function runWith(levers: LeverValues): Reading {
  const key = JSON.stringify(levers)
  const run = runs.get(key) ?? readRun(scene, { ...defaultInputs(scene), levers })
  runs.set(key, run)
  return run
}
const endOf = (run: Reading, name: string): CardFrame => cardAt(run, run.requests.named(name)!, Infinity)!
const stamped = ({ stamps }: CardFrame): string[] => stamps.map(({ station, mark, words }) => `${station} ${mark} ${words}`)

describe('a card', () => {
  it('collects what was done with its request, in that order', () => {
    const run = runWith({})
    expect(stamped(endOf(run, 'german'))).toEqual(['filter passed DE', 'function answered to /de/'])
    expect(stamped(endOf(run, 'page')).slice(1)).toEqual([expect.stringMatching(/^function changed X-Hash: \d+$/), 'cache passed miss', 'upstream passed us-east'])
    expect(stamped(endOf(run, 'Ana-at-once')).slice(-3)).toEqual(['bypass passed past the cache', 'cache passed bypass', 'upstream passed us-east'])
  })

  it('says how its function started, what it took and where it failed', () => {
    const run = runWith({})
    expect(endOf(run, 'german').start).toMatchObject({ runtime: 'isolate' })
    expect(endOf(run, 'german').start!.ms).toBeGreaterThan(0)
    expect(endOf(run, 'page').start).toEqual({ runtime: 'isolate', ms: 0 })
    expect(endOf(run, 'loop').ran).toEqual({ steps: 200_000, error: { kind: 'budget', message: 'it has used up its time', line: 2 } })
    expect(endOf(run, 'loop').answer).toMatchObject({ status: 500, leakedFrom: [] })
  })

  it('has the parts of its page, each with what became of it', () => {
    const run = runWith({})
    expect(endOf(run, 'cold').parts).toEqual([{ url: '/news', outcome: 'miss' }, { url: '/cart', outcome: 'bypass' }])
    expect(endOf(run, 'hot').parts).toEqual([{ url: '/news', outcome: 'hit' }, { url: '/cart', outcome: 'bypass' }])
    expect(endOf(run, 'hot').answer!.content).toBe('shop hello news Ben’s cart')
  })

  it.each(['bypass', 'cached', 'shared'])('comes back with a stranger’s name exactly where the run counts a leak: %s', (me) => {
    const run = runWith({ me })
    const leaked = new Set(leaks(new RunReport(run)).map(({ id }) => id))
    for (let request = 0; request < run.requests.length; request++) {
      expect(cardAt(run, request, Infinity)!.answer!.leakedFrom.length > 0).toBe(leaked.has(request))
    }
    expect(leaked.size > 0).toBe(me !== 'bypass')
  })

  it('only collects: at every record of its run it has the beginning of what it has in the end', () => {
    const run = runWith({})
    for (const name of ['german', 'page', 'cold', 'Ana-at-once']) {
      const request = run.requests.named(name)!
      const end = endOf(run, name)
      for (let i = 0; i < run.trace.length; i += 7) {
        const card = cardAt(run, request, run.trace.timeUs(i))
        if (!card) continue
        expect(card.stamps).toEqual(end.stamps.slice(0, card.stamps.length))
        expect(card.parts.map(({ url }) => url)).toEqual(end.parts.slice(0, card.parts.length).map(({ url }) => url))
        expect(card.answer === null || card.node === run.requests.client(request)).toBe(true)
      }
    }
    expect(cardAt(run, run.requests.named('hot')!, 0)).toBeNull()
  })
})
