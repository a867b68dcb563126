import { expect } from 'vitest'
import { frameAt } from '../../src/frame/frameAt'
import type { Reading } from '../../src/reading/reading'
import { RunReport } from '../../src/reading/report'
import { OUTCOME_NAMES } from '../../src/trace/traceKinds'
import { viewOf } from '../../src/scene/viewOf'

/** Of a step that is about no contract: its answers until then, counted by what the report says. */
function answersSoFar(result: Reading, step: string, position: number): unknown {
  const answered = new RunReport(result).of({ step }).filter(({ atMs, waitMs }) => waitMs !== null && (atMs + waitMs) * 1000 <= Math.ceil(position))
  const names = Object.values(OUTCOME_NAMES)
  const of = (outcome: string) => answered.filter((one) => one.outcome === outcome)
  return { over: answered.length, outcomes: names.map((outcome) => ({ outcome, count: of(outcome).length, failed: of(outcome).filter(({ status }) => status === 0 || status! >= 400).length })).filter(({ count }) => count > 0) }
}

/** Of a step that is drawn as the contract: the clauses with the values of the bins that are over. */
export function contractSoFar(result: Reading, position: number): unknown {
  const { step } = frameAt(result, position)
  const view = viewOf(result.scene, step)
  const { id, startUs, endUs } = result.steps[step]!
  if (view.kind !== 'board' || view.board !== 'contract') return answersSoFar(result, id, position)
  const { binS, panels } = result.scene.boards!['contract']!(new RunReport(result), id)
  const bins = Math.max(1, Math.round((endUs - startUs) / binS / 1e6))
  const isOver = (_: number, bin: number): boolean => (bin === bins - 1 ? endUs : startUs + (bin + 1) * binS * 1e6) - 1 <= position
  const clauses = panels.flatMap((panel) => (panel.kind === 'line' && panel.limit ? [{ ...panel, limit: panel.limit, values: panel.values.filter(isOver) }] : []))
  return {
    beganMs: startUs / 1000,
    clauses: clauses.map(({ title, values, limit, judged }) => {
      const known = values.filter((value) => !Number.isNaN(value))
      const bad = known.filter((value) => (limit.worse === 'above' ? value > limit.value : value < limit.value))
      const broken = judged === 'last' ? bad.length > 0 && bad.at(-1) === known.at(-1) : bad.length > 0
      return expect.objectContaining({ title, values, verdict: known.length === 0 ? 'open' : broken ? 'broken' : 'holds' })
    }),
    note: expect.stringMatching(position < endUs - 1 ? /^$/ : /^(In the end 1\.)?$/),
  }
}
