/**
 * What is counted in this scene: entries, tuples, wrong and poisoned answers.
 */
import { header } from '../../src/cdn/http/message'
import type { RequestView, RunView } from '../../src/scene/runView'
import { FORGED } from './visitors'

export const FRANKFURT = 'edge-frankfurt'
export const SYDNEY = 'edge-sydney'

/** The request fields that the page depends on. */
export const DEPENDS_ON = ['Accept-Encoding', 'Accept-Language', 'User-Agent'] as const

/** Keys of what an edge holds at the end of a step, in order. */
export const storedKeys = (run: RunView, step: string, edge = FRANKFURT): readonly string[] =>
  run.slots(edge, step).filter(({ life }) => life !== null).map(({ key }) => key).toSorted()

export const entries = (run: RunView, step: string, edge = FRANKFURT): number => storedKeys(run, step, edge).length

/** Different tuples of these fields among the requests. */
export const tuples = (requests: readonly RequestView[], fields: readonly string[]): number =>
  new Set(requests.map(({ headers }) => fields.map((name) => header(headers, name) ?? '').join('\n'))).size

export const urls = (requests: readonly RequestView[]): number => new Set(requests.map(({ url }) => url)).size

export const isHit = ({ outcome }: RequestView): boolean => outcome === 'hit'
export const hitShare = (requests: readonly RequestView[]): number => requests.filter(isHit).length / requests.length

/** Users who sent nothing wrong and got scripts of the attacker. */
export const poisoned = (requests: readonly RequestView[]): number =>
  requests.filter(({ headers, content }) => header(headers, FORGED[0]) === undefined && content.includes(FORGED[1])).length

export const differs = ({ content, expectedContent }: RequestView): boolean => content !== expectedContent

export const wrongIn = (run: RunView, step: string): number => run.wrong({ step })
export const usersOf = (run: RunView, step: string): number => run.of({ step }).length
export const poisonedIn = (run: RunView, step: string): number => poisoned(run.of({ step }))

/** How entries are counted in prose. */
export const ENTRIES = ['entry', 'entries'] as const
