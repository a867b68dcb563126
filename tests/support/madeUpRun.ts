/**
 * Runs that never were: the numbers and outcomes of a real one drawn anew, so that a statement about it may be true or false,
 * whatever the simulation can do. For tests of the statement alone.
 */
import type { RequestView, RunView } from '../../src/scene/runView'

type Draw = <T>(what: string, options: readonly T[]) => T

const OUTCOMES = ['hit', 'miss', 'stale', 'revalidated'] as const

/** The same number, the same run. */
export function madeUpRun(real: RunView, number: number): RunView {
  const draw: Draw = (what, options) => options[hash(`${number} ${what}`) % options.length]!
  // In every other run all requests fare alike: what all do, or none, is true of few others.
  const request = (one: RequestView): RequestView => madeUpRequest(one, number % 2 === 0 ? (what, options) => draw(what.replace(/\d+$/, ''), options) : draw)
  const wait = (filter: object = {}): number => draw(`wait ${JSON.stringify(filter)}`, [0, 5, 50, 200, 210, 400])
  return overlaid(real, {
    requests: real.requests.map(request),
    request: (name: string) => request(real.request(name)),
    of: (filter: Parameters<RunView['of']>[0]) => real.of(filter).map(request),
    wrong: (filter: object = {}) => draw(`wrong ${JSON.stringify(filter)}`, [0, 1, 20]),
    quantile: (_: number, filter: object = {}) => wait(filter),
    p50: wait,
    p95: wait,
    // In two of three runs something of what happened did not.
    records: (kind: Parameters<RunView['records']>[0]) => real.records(kind).filter((_, k) => number % 3 === 0 || draw(`record ${kind} ${k}`, [true, true, true, false])),
    node: (id: string) => overlaid(real.node(id), { hits: draw(`hits ${id}`, [0, 1, 20]), misses: draw(`misses ${id}`, [0, 1, 20]) }),
  })
}

function madeUpRequest(one: RequestView, draw: Draw): RequestView {
  const contents = [one.content, one.expectedContent, `${one.content} of another`]
  return overlaid(one, {
    outcome: draw(`outcome ${one.id}`, OUTCOMES),
    waitMs: draw(`wait ${one.id}`, [1, 9, 40, 200, 500]),
    atMs: one.atMs * draw('when', [0.9, 0.95, 1, 1.05]),
    content: draw(`content ${one.id}`, contents),
    bytes: draw(`bytes ${one.id}`, [0, 200, 50_000]),
    status: draw(`status ${one.id}`, [one.status, 200, 503, null]),
    path: draw(`path ${one.id}`, [one.path, one.path.slice(0, 1), []]),
  })
}

function overlaid<T extends object>(real: T, over: Readonly<Record<string, unknown>>): T {
  return new Proxy(real, {
    get(target, name) {
      if (typeof name === 'string' && name in over) return over[name]
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (...given: unknown[]): unknown => Reflect.apply(value, target, given) : value
    },
  })
}

/** FNV-1a */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0
  return value >>> 3
}
