/**
 * What scene 5 says where a learner's levers have made a step another one.
 */
import type { RunView } from '../../src/scene/runView'
import type { Values } from './levers'

/** How a step begins that a learner's levers have made another one. */
export function yourLevers(run: RunView<Values>, step: string): string {
  const { cacheControl, etag } = run.leversIn(step)
  const header = cacheControl === '' ? 'no Cache-Control' : `\`Cache-Control: ${cacheControl}\``
  return `Your levers make this step another one: ${header}${etag ? '' : ', and no ETag'}.`
}
