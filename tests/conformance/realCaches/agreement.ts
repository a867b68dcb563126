/**
 * Whether a replayed scenario agrees with what was recorded. Requests that look alike to a client are a group; which of them is the one that
 * misses is left to chance, so groups are compared as a whole: outcomes, requests that reached the origin, how many of these were conditional,
 * and the versions that were served.
 */
import type { ResultFile, ResultRequest } from '../../../tools/replay/result'
import type { Group, Product, Recorded, Truth } from './recordings'

type Facts = Pick<Recorded, 'outcomes' | 'origin' | 'conditional' | 'versions'>

const CORE = ['varnish', 'nginx'] as const satisfies readonly Product[]

/** A sentence for each group that is not as recorded: as all or both of the products did that agreed, else as any of them did; or as one product did. */
export function disagreements(truth: Truth, result: ResultFile, as?: Product): string[] {
  const ours = groupsOf(result)
  return truth.groups.flatMap((group) => {
    const seen = ours.get(keyOf(group))
    const allowed = allowedFor(group, as)
    if (seen && allowed.some((one) => sameFacts(one, seen))) return []
    const what = `${truth.scenario}/${truth.variant} at ${group.at} ${group.edge} ${group.method} ${group.path} (${group.class})`
    return [`${what}: ${seen ? words(seen) : 'nobody asked'}, expected ${allowed.map(words).join(' or ')}`]
  })
}

function allowedFor({ class: agreement, products }: Group, as: Product | undefined): readonly Recorded[] {
  if (as && products[as]) return [products[as]]
  const all = Object.values(products)
  if (agreement === 'differs') return all
  const core = CORE.map((product) => products[product]).find((one) => one)
  return [agreement === 'core' && core ? core : all[0]!]
}

export function groupsOf({ requests, levers, origin }: ResultFile): Map<string, Facts> {
  const members = new Map<string, ResultRequest[]>()
  for (const request of requests) {
    const key = keyOf({ ...request, headers: request.reqHeaders, edge: levers.shield ? '*' : request.edge })
    members.set(key, [...(members.get(key) ?? []), request])
  }
  const conditional = new Set(origin.filter((one) => one.conditional).map(({ serial }) => serial))
  return new Map([...members].map(([key, group]) => {
    const reached = group.flatMap(({ triggered }) => triggered)
    const served = group.filter(({ status }) => status !== 304 && status < 500).flatMap(({ version }) => version ?? [])
    return [key, { outcomes: counted(group.map(({ outcome }) => outcome)), origin: reached.length, conditional: reached.filter((one) => conditional.has(one)).length, versions: counted(served) }]
  }))
}

function keyOf({ at, edge, method, path, headers = {} }: Pick<Group, 'at' | 'edge' | 'method' | 'path' | 'headers'>): string {
  return JSON.stringify([at, edge, method, path, Object.entries(headers).toSorted()])
}

export function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values.toSorted()) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

function sameFacts(one: Facts, other: Facts): boolean {
  // A 304 shows no version.
  const versions = [one, other].map((facts) => JSON.stringify(Object.entries(facts.versions).toSorted()))
  return one.origin === other.origin && one.conditional === other.conditional && same(one.outcomes, other.outcomes) && (versions.includes('[]') || versions[0] === versions[1])
}

function same(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  return JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted())
}

function words({ outcomes, origin, conditional, versions }: Facts): string {
  const list = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(' and ')
  return `${list(outcomes)} with ${origin} at the origin, ${conditional} conditional, ${list(versions) || 'no version'}`
}
