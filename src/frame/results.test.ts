import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/02-an-edge-near-the-user/scene'
import { runOf } from '../../tests/support/runOf'
import { RunReport } from '../reading/report'
import { dilationOf } from './dilation'
import { frameAt } from './frameAt'
import { resultsAt } from './results'
import type { ResultFrame } from './types'

const run = runOf(scene)
const report = new RunReport(run)
const stepOf = (id: string) => dilationOf(run).steps[scene.steps.findIndex((step) => step.id === id)]!
const sydneyAt = (position: number): ResultFrame => {
  const client = run.nodes.find(({ id }) => id === 'sydney')!.index
  return resultsAt(run, frameAt(run, position)).find((one) => one.client === client)!
}

describe('what a user has got', () => {
  it('is how long it has waited, then the answer, and in the next step what was before', () => {
    const { start, end } = stepOf('sydney-first')
    const half = sydneyAt((start + end) / 2)
    expect([half.state, half.tone]).toEqual(['waiting', 'miss'])
    expect(half.ms).toBeLessThan(report.request('sydney-first').waitMs!)
    expect(sydneyAt(end)).toMatchObject({ state: 'answered', tone: 'miss', ms: report.request('sydney-first').waitMs, isMiddle: false })
    expect(sydneyAt(stepOf('sydney-second').start)).toMatchObject({ state: 'earlier', tone: 'miss', ms: report.request('sydney-first').waitMs })
  })

  it('is the middle of many answers of a step', () => {
    expect(sydneyAt(stepOf('origin-load').end)).toMatchObject({ state: 'answered', tone: 'hit', isMiddle: true, ms: report.p50({ step: 'origin-load', client: 'sydney' }) })
  })
})

describe('the way of what was answered last', () => {
  const wayAt = (position: number) => frameAt(run, position).links.flatMap(({ index, trace }) => (trace ? [`${run.nodes[run.links[index]!.from]!.id} ${run.nodes[run.links[index]!.to]!.id} ${trace}`] : []))

  it('stays until anybody asks again: from the user by the edge to the origin, or no further than the edge', () => {
    const miss = ['sydney edge-sydney miss', 'edge-sydney us-east miss']
    expect(wayAt(stepOf('sydney-first').end)).toEqual(miss)
    expect(wayAt(stepOf('sydney-second').start)).toEqual(miss)
    const { startMs, endMs } = stepOf('sydney-second')
    expect(wayAt(dilationOf(run).toPosition(startMs + (endMs - startMs) / 4))).toEqual([])
    expect(wayAt(stepOf('sydney-second').end)).toEqual(['sydney edge-sydney hit'])
  })
})
