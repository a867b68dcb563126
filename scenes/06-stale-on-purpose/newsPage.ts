/**
 * The page of scene 6 as its origin answers it: what is deployed, with the header that the levers make.
 */
import type { ResourceAsk, ResourceSpec } from '../../src/cdn/nodes/originSpec'
import type { Values } from './levers'
import { DEPLOYS } from './news'

export function newsPage({ levers }: ResourceAsk<Values>): ResourceSpec {
  return {
    bytes: 12_000,
    content: DEPLOYS[levers.deploy],
    headers: [['Content-Type', 'text/html'], ['Cache-Control', cacheControl(levers)], ['ETag', `"${levers.deploy}"`]],
  }
}

/** "max-age=10, stale-while-revalidate=20"; a window of no length is left out. */
function cacheControl({ maxAge, swr, sie }: Values): string {
  const windows = [['stale-while-revalidate', swr], ['stale-if-error', sie]] as const
  return [`max-age=${maxAge}`, ...windows.flatMap(([name, s]) => (s === 0 ? [] : [`${name}=${s}`]))].join(', ')
}
