/** A random program, run by the naive interpreter. */
import { Model, RunEnded } from './naive'
import type { Body, Outcome } from './programs'
import { bodyFrame } from './threads'

export function runByHand(program: readonly Body[]): Outcome {
  const model = new Model()
  let error = ''
  program.forEach((body, i) => model.threads.push(model.start([bodyFrame(body, String(i))])))
  try {
    while (model.step());
  } catch (thrown) {
    if (!(thrown instanceof RunEnded)) throw thrown
    error = thrown.message
  }
  return { log: model.log, error, waiting: model.waiting() }
}
