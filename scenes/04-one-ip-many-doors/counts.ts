/**
 * What is counted in a run of scene 4, whatever its levers: where users came out, whose requests failed, what resolvers asked.
 */
import { type PopCity, POP_CITIES, popIn } from '../../src/cdn/anycastWorld'
import type { RequestView, RunView } from '../../src/scene/runView'
import { type Scheme, goesBy, isResolver } from './users'

/** The place that a request came to; undefined when it came to none. */
export function doorOf({ path }: RequestView): PopCity | undefined {
  return POP_CITIES.find((city) => path.includes(popIn(city)))
}

/** Requests of a step by users of one way. */
export function askedBy(run: RunView, step: string, by: Scheme): readonly RequestView[] {
  return run.of({ step }).filter(({ client }) => goesBy(client, by))
}

export const failed = ({ outcome }: RequestView): boolean => outcome === 'unanswered'
export const failedBy = (run: RunView, step: string, by: Scheme): readonly RequestView[] => askedBy(run, step, by).filter(failed)

/** Answers that resolvers had of the name server in a step. */
export function lookups(run: RunView, step: string): number {
  const { startMs, endMs } = run.step(step)
  return run.records('resolved').filter(({ atMs, node }) => atMs >= startMs && atMs < endMs && isResolver(node)).length
}

/** At how many places the users of a step came out. */
export const doorsUsed = (run: RunView, step: string, by: Scheme): number => new Set(askedBy(run, step, by).map(doorOf).filter((door) => door !== undefined)).size
