import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/02-an-edge-near-the-user/scene'
import { readRun } from '../../tests/support/readRun'
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

  it('is no longer the middle of a crowd when its step is over', () => {
    const position = stepOf('your-turn').start
    expect(resultsAt(run, frameAt(run, position)).filter(({ isMiddle }) => isMiddle)).toEqual([])
  })

  it('is the time of the request that the learner has sent, also among a crowd', () => {
    const { start } = stepOf('origin-load')
    const own = readRun(scene, { seed: scene.seed, levers: {}, acts: [{ kind: 'send', client: 'sydney', atUs: Math.ceil(start) + 1_500_000 }] })
    const { end } = dilationOf(own).steps[4]!
    const sent = new RunReport(own).of({ step: 'origin-load', client: 'sydney' }).find(({ id }) => own.requests.isFollowed(id))!
    const client = own.nodes.find(({ id }) => id === 'sydney')!.index
    const [shown, beside] = [true, false].map((mine) => resultsAt(own, frameAt(own, end)).find((one) => (one.client === client) === mine)!)
    expect(shown).toMatchObject({ isMiddle: false, state: 'answered', ms: sent.waitMs })
    expect(beside!.isMiddle).toBe(true)
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
