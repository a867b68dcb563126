/**
 * Answers that came to somebody whom they were not for: the owner whom the content names (cdn/code/owner) is not the user whose cookie
 * the request had.
 */
import { ownersIn } from '../cdn/code/owner'
import { userOf } from '../cdn/code/requestFacts'
import type { RequestFilter, RequestView, RunView } from './runView'

/** Whose content it has got, where that is somebody else's; empty where it has not. */
export function leakedFrom({ content, headers }: Pick<RequestView, 'content' | 'headers'>): readonly string[] {
  const user = userOf({ headers })
  return ownersIn(content).filter((owner) => owner !== user)
}

/** The requests of a run that were answered with what is somebody else's. */
export function leaks(run: RunView, filter?: RequestFilter): readonly RequestView[] {
  return run.of(filter).filter((request) => leakedFrom(request).length > 0)
}
