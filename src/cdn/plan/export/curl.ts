/**
 * Commands that show, at a cache with one of the exported configurations, that each claim of a plan is true. What is expected is said beside
 * each, for people and as data.
 */
import type { CachePlan, ContentClass } from '../cachePlan'
import { cacheControlOf, sampleOf, sharedLifetimeS } from '../classes'

export interface Proof {
  readonly claim: string
  /** Lines for a shell; `$CDN` is the address of an edge, `$ORIGIN` that of the origin. */
  readonly commands: readonly string[]
  /** What X-Cache says after each command that asks; `-` where it does not matter. */
  readonly expected: readonly string[]
}

const ASK = `curl -sS -o /dev/null -w '%{http_code} %header{x-cache} age=%header{age}\\n'`

export function proofsOf(plan: CachePlan): readonly Proof[] {
  return [
    ...plan.classes.flatMap((one) => [said(one), one.keep === 'shared' && sharedLifetimeS(one) > 0 ? kept(one) : notKept(one), ...staleness(one)]),
    ...keys(plan),
  ]
}

/** No letter of a plan ends it (readPlan lets none through). */
const at = (base: string, path: string): string => `"$${base}"'${path}'`
const ask = (path: string, ...more: readonly string[]): string => [ASK, ...more, at('CDN', path)].join(' ')

function said(one: ContentClass): Proof {
  return {
    claim: `${one.name} (${one.match}) is sent with ${cacheControlOf(one)}`,
    commands: [`curl -sS -o /dev/null -D - ${at(one.enforce === true ? 'CDN' : 'ORIGIN', sampleOf(one))} | grep -i '^cache-control: *${cacheControlOf(one)}'`], expected: ['-'],
  }
}

function kept(one: ContentClass): Proof {
  return { claim: `${one.name} is kept for ${sharedLifetimeS(one)} s: the second request is a hit`, commands: [ask(sampleOf(one)), ask(sampleOf(one))], expected: ['-', 'HIT'] }
}

function notKept(one: ContentClass): Proof {
  const why = one.keep === 'nothing' ? 'is kept by nobody' : one.keep === 'private' ? 'is kept by browsers alone' : 'has no lifetime in caches'
  return { claim: `${one.name} ${why}: no request is a hit`, commands: [ask(sampleOf(one)), ask(sampleOf(one))], expected: ['MISS', 'MISS'] }
}

/** Windows begin when the lifetime is over, so that one has to wait. */
function staleness(one: ContentClass): Proof[] {
  const { swrS = 0, sieS = 0 } = one
  const path = sampleOf(one)
  const lifetime = sharedLifetimeS(one)
  // Some caches count whole seconds, and end one later.
  const sleep = `sleep ${lifetime + 2}`
  return [
    ...(swrS > 2 ? [{ claim: `${one.name} is served stale for ${swrS} s while a new copy is fetched behind`, commands: [ask(path), sleep, ask(path)], expected: ['-', 'STALE'] }] : []),
    ...(sieS > 2 && swrS === 0 ? [{ claim: `${one.name} is served stale for ${sieS} s while the origin is down`, commands: [ask(path), '# Stop the origin now.', sleep, ask(path)], expected: ['-', 'STALE'] }] : []),
  ]
}

function keys({ cache: { query, dropParams }, classes }: CachePlan): Proof[] {
  const shared = classes.find((one) => one.keep === 'shared' && sharedLifetimeS(one) > 0)
  if (!shared) return []
  const path = sampleOf(shared)
  const proof = (claim: string, first: string, second: string, expected: string): Proof => ({ claim, commands: [ask(`${path}?${first}`), ask(`${path}?${second}`)], expected: ['-', expected] })
  const dropped = dropParams[0]?.replace('*', 'proof')
  return [
    ...(query === 'ignore' ? [proof('the query is no part of the key', 'proof=1', 'proof=2', 'HIT')] : [proof('the query is a part of the key', 'proof=1', 'proof=2', 'MISS')]),
    ...(query === 'sort' ? [proof('the order of parameters does not matter', 'a=1&b=proof', 'b=proof&a=1', 'HIT')] : []),
    ...(query !== 'ignore' && dropped !== undefined ? [proof(`${dropped} is no part of the key`, 'proof=3', `proof=3&${dropped}=x`, 'HIT')] : []),
  ]
}

/** A script for sh. */
export function curlText(plan: CachePlan): string {
  const proofs = proofsOf(plan).map(({ claim, commands, expected }) => {
    let asked = 0
    const lines = commands.map((line) => {
      if (!line.includes('curl')) return line
      const wanted = expected[asked++] ?? '-'
      return wanted === '-' ? line : `${line}  # ${wanted}`
    })
    return [`# ${claim}.`, ...lines].join('\n')
  })
  return `${[
    ['#!/bin/sh', '# What a plan claims, one by one; curl 7.84 or newer. After each command stands what X-Cache is then.', 'CDN=${CDN:-http://127.0.0.1:6081}', 'ORIGIN=${ORIGIN:-http://127.0.0.1:8080}'].join('\n'),
    ...proofs,
  ].join('\n\n')}\n`
}
