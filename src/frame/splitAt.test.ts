/**
 * The variants of many users at a moment, against the rule itself, and against what the edge gave those who asked.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { scene } from '../../tests/course/97-code-in-small/scene'
import { readRun } from '../../tests/support/readRun'
import { variantOf } from '../cdn/code/split'
import { userOf } from '../cdn/code/requestFacts'
import type { ViewOf } from '../cdn/topology'
import type { LeverValues } from '../cdn/levers'
import { RunReport } from '../reading/report'
import type { Reading } from '../reading/reading'
import { rowSize, variantAt } from './splitFrame'
import { splitAt } from './splitAt'

beforeAll(() => scene.needs!())

const STEP = scene.steps.findIndex(({ id }) => id === 'split')
const VIEW = scene.steps[STEP]!.view as ViewOf<'split'>
const runWith = (levers: LeverValues): Reading => readRun(scene, { seed: scene.seed, levers, acts: [] })
const momentsOf = ({ steps }: Reading): number[] => {
  const { startUs, endUs } = steps[STEP]!
  return Array.from({ length: 40 }, (_, k) => Math.floor(startUs + ((endUs - startUs) * k) / 40))
}

describe.each(['fnv1a mod', 'fnv1a top', 'sum'])('a split by %s', (hash) => {
  it('gives every user what the rule gives her, and counts them', () => {
    const now = splitAt(runWith({ hash }), Infinity, { ...VIEW })
    const last = splitAt(runWith({ hash }), runWith({ hash }).steps[STEP]!.endUs - 1, VIEW)
    for (const frame of [now, last]) {
      const variants = Array.from({ length: VIEW.users }, (_, user) => variantOf(VIEW.nameOf(user), frame.split!))
      expect(variants.map((_, user) => variantAt(frame, user))).toEqual(variants)
      expect(frame.b).toBe(variants.filter((one) => one === 'B').length)
      expect(frame.rows).toEqual(frame.rows.map((_, k) => variants.slice(k * frame.row, k * frame.row + rowSize(frame, k)).filter((one) => one === 'B').length))
    }
  })

  it('marks those who have asked in the step so far, each by her last request, with what the edge gave her', () => {
    const run = runWith({ hash })
    const asked = new RunReport(run).of({ step: 'split' })
    for (const us of momentsOf(run).toReversed()) {
      const now = splitAt(run, us, VIEW)
      for (const { user, request, got } of now.askers) {
        const one = asked.find(({ id }) => id === request)!
        expect(userOf(one)).toBe(VIEW.nameOf(user))
        expect(got).toBe(variantAt(now, user))
        expect(one.content).toBe(got)
      }
      // It is stamped before it is answered, and after it was sent.
      const names = (list: typeof asked): string[] => [...new Set(list.map(userOf))]
      const marked = now.askers.map(({ user }) => VIEW.nameOf(user))
      expect(new Set(marked).size).toBe(marked.length)
      expect(names(asked.filter(({ atMs, waitMs }) => (atMs + waitMs!) * 1000 <= us)).filter((name) => !marked.includes(name))).toEqual([])
      expect(marked.filter((name) => !names(asked.filter(({ atMs }) => atMs * 1000 <= us)).includes(name))).toEqual([])
    }
    expect(splitAt(run, run.steps[STEP]!.endUs - 1, VIEW).askers.at(-1)).toMatchObject({ user: 0, request: run.requests.named('again') })
  })
})

describe('a split', () => {
  it('that is none gives everybody A', () => {
    const now = splitAt(runWith({}), 0, { ...VIEW, split: () => null })
    expect([now.b, now.split, variantAt(now, 0)]).toEqual([0, null, 'A'])
  })

  it('has a last row with those who are left', () => {
    const now = splitAt(runWith({}), 0, { ...VIEW, users: 130 })
    expect([now.row, now.rows.length, rowSize(now, 6)]).toEqual([20, 7, 10])
  })
})
