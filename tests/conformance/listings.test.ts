/**
 * What learners read in scenes 5 to 7 is what the public tests exercise: while they run, every
 * line of those listings runs, and the edges of those scenes are made of the same layers.
 */
import type { NodeSpec } from '../../src/cdn/network'
import { NODE_KINDS } from '../../src/cdn/nodeKinds'
import type { CacheNodeSpec } from '../../src/cdn/nodes/cacheNode'
import type { CacheSpec } from '../../src/cdn/nodes/cacheSpec'
import type { ClientSpec } from '../../src/cdn/nodes/client'
import { describe, expect, it } from 'vitest'
import { httpLayers } from '../../src/cdn/layers/httpLayers'
import { attachProbe } from '../../src/trace/probe'
import { Trace } from '../../src/trace/trace'
import { Kind, markListing, markNumber } from '../../src/trace/traceKinds'
import { createCache } from '../../src/cdn/http/conformance'
import { leversInForce } from '../../src/scene/leversInForce'
import { SCENES } from '../scenes/scenes'
import { loadDefinitions, whyMissing } from './definitionsFile'
import type { CreateCache } from './messages'
import { OWN_DEFINITIONS } from './ownDefinitions'
import { openFailures, reportOf } from './report'
import { runDefinitions } from './run'

const TAUGHT = SCENES.map(({ scene }) => scene).filter(({ number }) => number >= 5 && number <= 7)
const missing = whyMissing()

/** Rules that a scene switches on; the tests must not notice them. */
const RULES = { sortQuery: true, dropParams: ['utm_*'], headers: ['X-Forwarded-Host'], normalise: { encoding: true, drop: ['x-forwarded-host'] } }

/** Lines that no public test can reach, with the reason. */
const UNREACHED: Readonly<Record<string, readonly string[]>> = {
  normalise: ["headers = withField(headers, 'User-Agent', deviceOf(req)): device classes are a CDN's own, and a test that varies by User-Agent would be right to fail"],
}

/** The public tests, and our own of RFC 5861; then the same with every rule for keys on. */
async function linesReached(): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
  const trace = new Trace()
  const detach = attachProbe({ trace, nowUs: 0, exchangeNow: 0, activations: 0, nodeOf: () => 0, keepsLines: () => true })
  const withRules: CreateCache = (environment) => createCache({ ...environment, rules: RULES })
  try {
    for (const definitions of [loadDefinitions(), OWN_DEFINITIONS]) {
      await runDefinitions(definitions, createCache)
      expect(openFailures(reportOf(definitions, await runDefinitions(definitions, withRules))), 'with every rule for keys on').toEqual([])
    }
  } finally {
    detach()
  }
  const lines = new Map<number, Set<number>>()
  for (let i = 0; i < trace.length; i++) {
    if (trace.kind(i) !== Kind.Line) continue
    const listing = markListing(trace.a(i))
    lines.set(listing, (lines.get(listing) ?? new Set()).add(markNumber(trace.a(i))))
  }
  return lines
}

const isCacheNode = (node: NodeSpec): node is CacheNodeSpec => NODE_KINDS[node.kind].sharedCache
const isClient = (node: NodeSpec): node is ClientSpec => NODE_KINDS[node.kind].asks

function cacheSpecs(node: NodeSpec): CacheSpec[] {
  if (isCacheNode(node)) return [node]
  return isClient(node) && node.cache ? [node.cache.spec] : []
}

describe('scenes 5 to 7 show the cache that the public tests exercise', () => {
  it('there are three of them', () => {
    expect(TAUGHT.map(({ number }) => number)).toEqual([5, 6, 7])
  })

  it.skipIf(missing)(`every line of their listings runs${missing ? `: ${missing}` : ''}`, async () => {
    const reached = await linesReached()
    for (const { listing } of TAUGHT.flatMap(({ listings }) => listings)) {
      const silent = listing.statementLines.filter((line) => !reached.get(listing.id)?.has(line))
      expect(silent, `${listing.name}: lines that never ran`).toHaveLength(UNREACHED[listing.name]?.length ?? 0)
    }
  })

  it.each(TAUGHT)('the caches of scene $number are made of its layers', ({ topology, ...scene }) => {
    const specs = topology.nodes.flatMap(cacheSpecs)
    expect(specs.length).toBeGreaterThan(0)
    for (const layer of specs.flatMap((spec) => spec.layers(leversInForce(scene)))) {
      expect(httpLayers, `layer ${layer.name}`).toContain(layer)
    }
  })
})
