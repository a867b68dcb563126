/**
 * A crowd at our cache and at real ones: the same requests, the same origin. Outcomes, what reached the origin and what was served must be as
 * recorded; the time to the first byte must be that of the same shape (line, staircase, wall), give or take what real machines take.
 */
import { describe, expect, it } from 'vitest'
import { coalesce, coalesceAsNginx, coalesceAsVarnish } from '../../../src/cdn/layers/coalesceLayer'
import { httpLayers } from '../../../src/cdn/layers/httpLayers'
import { type HttpRequest, header } from '../../../src/cdn/http/message'
import type { Layer } from '../../../src/cdn/layers/layer'
import { type CrowdRun, type OriginAnswer, coalescing, crowd } from '../../support/crowd'
import { type Group, type Product, type Recorded, recorded, scenario, whyNoRecordings } from './recordings'

const NAME = 'h-herd'
/** Loopback, and a look at a clock that others have, too (ms): the slowest of fifty took 30 more than the origin's time. */
const MACHINE_MS = 35

const missing = whyNoRecordings()

/** An origin that answers as the scenario says, conditions heeded. */
function answer({ url, headers }: HttpRequest): OriginAnswer {
  const { thinkMs, headers: told } = scenario(NAME).origin.resources[url]!
  const sent = Object.entries(told).map(([name, value]) => [name, value.replace('{v}', 'v1')] as const)
  const isUnchanged = header(headers, 'If-None-Match') !== undefined
  return { afterMs: thinkMs, headers: sent, content: 'v1', status: isUnchanged ? 304 : 200 }
}

/** Requests of the scenario in order, and what our cache made of them. */
function played(layers: readonly Layer[]): { run: CrowdRun; asks: readonly { atMs: number; url: string }[] } {
  const asks = scenario(NAME).timeline.flatMap(({ at, count = 1, path }) => Array.from({ length: count }, () => ({ atMs: at, url: path })))
  return { asks, run: crowd({ layers, asks, answer: (_, request) => answer(request) }) }
}

/** What became of one group, in the shape of the recordings. */
function groupOf({ run, asks }: ReturnType<typeof played>, { at, path }: Group): Recorded {
  const members = asks.flatMap(({ atMs, url }, id) => (atMs === at && url === path ? [id] : []))
  const fetched = run.fetches.filter(({ request }) => members.includes(run.trace.exchanges.request(request.id)))
  const waits = members.map((id) => run.seen[id]!.waitMs).toSorted((a, b) => a - b)
  return {
    outcomes: counted(members.map((id) => run.seen[id]!.outcome.toUpperCase())),
    versions: counted(members.map((id) => run.seen[id]!.content)),
    origin: fetched.length,
    conditional: fetched.filter(({ request }) => header(request.headers, 'If-None-Match') !== undefined).length,
    ttfb: waits.length === 1 ? waits : [waits[0]!, waits[waits.length >> 1]!, waits.at(-1)!],
  }
}

function counted(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values.toSorted()) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** All but the times. */
const facts = ({ outcomes, origin, conditional, versions }: Recorded): object => ({ outcomes, origin, conditional, versions })

describe.skipIf(missing)(`a crowd of fifty, beside real caches${missing ? `: ${missing}` : ''}`, () => {
  it.each<[string, Product, string, readonly Layer[]]>([
    ['Varnish', 'varnish', 'coalesce', coalescing(coalesceAsVarnish)],
    ['nginx', 'nginx', 'coalesce', coalescing(coalesceAsNginx)],
    ['nginx without its lock', 'nginx', 'no-coalesce', httpLayers],
  ])('is served as by %s', (_, product, variant, layers) => {
    const ours = played(layers)
    const groups = recorded(NAME, variant)
    expect(groups.map((group) => groupOf(ours, group)).map(facts)).toEqual(groups.map(({ products }) => facts(products[product])))
    for (const group of groups) {
      const times = groupOf(ours, group).ttfb
      group.products[product].ttfb.forEach((ms, k) => expect(ms - times[k]!, `${group.path} at ${group.at}`).toBeGreaterThanOrEqual(-1))
      group.products[product].ttfb.forEach((ms, k) => expect(ms - times[k]!, `${group.path} at ${group.at}`).toBeLessThan(MACHINE_MS))
    }
  })

  it('is served by Varnish without its waiting list as by ours, but that it refreshes behind every stale answer', () => {
    const ours = played(httpLayers)
    const others = recorded(NAME, 'no-coalesce').filter(({ path, at }) => !(path === '/hot-swr' && at > 5000))
    expect(others.map((group) => groupOf(ours, group)).map(facts)).toEqual(others.map(({ products }) => facts(products.varnish)))
  })

  it('is served as by at least one of four caches when answers that cannot be shared go one by one, and as by all where these agree', () => {
    const ours = played(coalescing(coalesce))
    for (const group of recorded(NAME, 'coalesce')) {
      const { class: agreement, products } = group
      const allowed = agreement === 'core' ? [products.varnish] : Object.values(products)
      expect(allowed.map(facts), `${group.path} at ${group.at}`).toContainEqual(facts(groupOf(ours, group)))
      // Truth 12: twenty that cannot be shared are twenty for the origin, and coalescing only delays them.
      if (group.path === '/private') expect(groupOf(ours, group)).toMatchObject({ origin: 20, ttfb: [400, 4400, 8000] })
    }
  })
})
