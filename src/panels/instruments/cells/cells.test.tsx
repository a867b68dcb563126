/**
 * The table of four runs: the run in view has its own cell and counts in it as it plays; of the others nothing is told before the step has ended.
 */
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { scene } from '../../../../scenes/02-an-edge-near-the-user/scene'
import { runOf } from '../../../../tests/support/runOf'
import type { LeverValues } from '../../../cdn/levers'
import { cellInputs, fetchesOfStep, isCell } from '../../../frame/cells'
import { RunReport } from '../../../reading/report'
import { leversInForce } from '../../../scene/leversInForce'
import { Cells, type CellsReading } from './Cells'

const options = {
  kind: 'cells', title: 'Asked', rows: [{ label: 'off', levers: { caches: false } }, { label: 'on', levers: { caches: true } }], columns: [{ label: 'all', levers: {} }],
} as const

const shown = (reading: Partial<CellsReading>): string =>
  renderToStaticMarkup(<Cells run={runOf(scene)} reading={{ step: 0, isOver: false, isSilent: false, waitsFor: null, own: 7, here: [[false], [true]], ...reading }} options={options} compact={false} reducedMotion onSelect={() => undefined} />)

describe('cells of runs', () => {
  it('count the run in view, and tell nothing of the others', () => {
    expect(shown({})).toMatch(/off<\/th><td><span[^>]*>–<.*on<\/th><td data-here="true"><span[^>]*>7</)
    expect(shown({ isOver: true })).toContain('four runs')
    expect(shown({ isOver: true, isSilent: true })).toContain('this run alone')
  })

  it('are made of the same inputs with levers that stand from the start to the end', () => {
    const inputs = { seed: 3, levers: { caches: true, users: 4 }, acts: [{ kind: 'lever', name: 'caches', value: true, atUs: 5 }, { kind: 'lever', name: 'users', value: 9, atUs: 6 }] } as const
    expect(cellInputs(inputs, { caches: false })).toEqual({ seed: 3, levers: { caches: false, users: 4 }, acts: [inputs.acts[1]] })
    expect([isCell(scene, { caches: true, users: 4 }, { caches: true }), isCell(scene, { caches: true }, { caches: false })]).toEqual([true, false])
  })

  it('are not told apart by a lever that does not act', () => {
    const two = { ...scene, conditions: { requests: { when: ({ caches }: LeverValues) => caches === true, why: '' } } }
    const inForce = leversInForce(two, { caches: false })
    expect([isCell(two, inForce, { caches: false, requests: 1 }), isCell(two, inForce, { caches: true, requests: 1 }), isCell(two, leversInForce(two), { requests: 1 })]).toEqual([true, false, false])
  })

  it('count what the origin was asked for in a step', () => {
    const run = runOf(scene)
    for (const [step, { id }] of run.steps.entries()) expect(fetchesOfStep(run, step), id).toBe(new RunReport(run).origin(id).requests)
  })
})
