/**
 * The run as the transport draws it: steps, answers and acts by their share of the whole.
 */
import { positionOf } from '../trace/position'
import { indexOf } from '../reading/traceIndex'
import { answeredBy } from '../reading/waitSeries'
import { Kind } from '../trace/traceKinds'
import type { Reading } from '../reading/reading'
import { actWords } from './actWords'
import type { Dilation } from '../frame/dilation'
import type { Timeline } from './types'

const MAX_MARKS = 400

export function timelineOf(run: Reading, dilation: Dilation): Timeline {
  const total = Math.max(1, dilation.totalMs)
  const index = indexOf(run)
  const answers = index.ofKind(Kind.Done)
  const every = Math.max(1, Math.ceil(answers.length / MAX_MARKS))
  const marks: Timeline['marks'][number][] = []
  for (let k = 0; k < answers.length; k += every) {
    const record = answers[k]!
    const request = run.trace.request(record)
    marks.push({
      share: dilation.toPresentation(positionOf(run.trace, record)) / total,
      outcome: answeredBy(index.requests, request),
      request,
    })
  }
  return {
    steps: dilation.steps.map(({ startMs, endMs }) => ({ startShare: startMs / total, endShare: endMs / total })),
    marks,
    acts: run.inputs.acts.map((act) => ({ share: dilation.toPresentation(act.atUs) / total, label: actWords(run.scene, act) })),
  }
}
