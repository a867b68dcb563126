/**
 * Requests of a result that look alike to a client are a group: which of them is the one that misses is left to chance, so groups are compared as
 * a whole. Outcomes, requests that reached the origin, how many of these were conditional, and the versions that were served.
 */
import type { ResultFile, ResultRequest } from './result.ts'

export interface Facts {
  readonly outcomes: Readonly<Record<string, number>>
  readonly origin: number
  readonly conditional: number
  readonly versions: Readonly<Record<string, number>>
}

/** What its members have in common; behind a shield it is left to chance which edge is the first, so that `edge` is a star there. */
interface GroupName {
  readonly at: number
  readonly edge: string
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
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

export function keyOf({ at, edge, method, path, headers = {} }: GroupName): string {
  return JSON.stringify([at, edge, method, path, Object.entries(headers).toSorted()])
}

function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values.toSorted()) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

export function sameFacts(one: Facts, other: Facts): boolean {
  // A 304 shows no version.
  const versions = [one, other].map((facts) => JSON.stringify(Object.entries(facts.versions).toSorted()))
  return one.origin === other.origin && one.conditional === other.conditional && same(one.outcomes, other.outcomes) && (versions.includes('[]') || versions[0] === versions[1])
}

function same(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  return JSON.stringify(Object.entries(one).toSorted()) === JSON.stringify(Object.entries(other).toSorted())
}

export function factWords({ outcomes, origin, conditional, versions }: Facts): string {
  const list = (counts: Readonly<Record<string, number>>): string => Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(' and ')
  return `${list(outcomes)} with ${origin} at the origin, ${conditional} conditional, ${list(versions) || 'no version'}`
}
