/** A learner's function in a world: what it does with requests, what it costs, and that its failures are its request's alone. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type PopAsk, popRun } from '../../../tests/support/popWorld'
import { stampMark } from '../../trace/stamps'
import { Kind } from '../../trace/traceKinds'
import type { LeverValues } from '../levers'
import { loadIsolates } from '../isolate/loadIsolates'
import { traceHash } from '../../trace/traceHash'
import { RUNTIMES, type RuntimeName } from '../code/runtimes'
import { edgeFunctionLayer } from './edgeFunctionLayer'
import { httpLayers } from './httpLayers'

beforeAll(loadIsolates)

interface Levers extends LeverValues {
  readonly text: string
  readonly runtime: RuntimeName
  readonly cpuMs: number
}
const layers = [edgeFunctionLayer<Levers>({ text: ({ text }) => text, runtime: ({ runtime }) => runtime, cpuMs: ({ cpuMs }) => cpuMs }), ...httpLayers]
const PAGE = { bytes: 100, content: 'page', headers: [['Cache-Control', 'max-age=60']] } as const

function run(text: string, asks: readonly PopAsk[], special: Partial<Levers> = {}, seed = 1) {
  return popRun({
    layers, asks, seed, levers: { text, runtime: 'isolate', cpuMs: 10, ...special },
    resources: { '/': PAGE, '/b': { ...PAGE, content: 'other' }, '/de/': PAGE, '*': { bytes: 0, status: 404, content: 'nothing is here' }, '/echo': ({ request }) => ({ bytes: 1, content: request.headers.map(([name, value]) => `${name}=${value}`).join(' ') }) },
  })
}
const each = (...asks: readonly Partial<PopAsk>[]): PopAsk[] => asks.map((ask, i) => ({ atMs: i * 1000, ...ask }))

describe('a function at the edge', () => {
  it('redirects, blocks, rewrites, answers and lets pass', () => {
    const text = `function onRequest(request, edge) {
      if (request.country === 'DE' && request.path === '/') return redirect('/de/')
      if (request.query.secret) return block(403, 'no')
      if (request.cookies.user === 'Ben') return rewrite('/b')
      if (request.path === '/time') return answer('at ' + edge.pop, { 'X-Now': edge.now }, 203)
      return pass({ 'X-Hash': hash('foobar') })
    }`
    const one = run(text, each({ headers: [['X-Country', 'DE']] }, { url: '/?secret=1' }, { user: 'Ben' }, { url: '/time' }, { url: '/echo' }))
    expect(one.answers.map(({ response, content }) => [response.status, content])).toEqual([[302, ''], [403, 'no'], [200, 'other'], [203, 'at frankfurt'], [200, 'X-Hash=3214735720']])
    expect(one.of(Kind.Stamp).map(({ a }) => stampMark(a))).toEqual(['answered', 'refused', 'changed', 'answered', 'changed'])
    expect(one.atOrigin).toEqual(['GET /', 'GET /echo'])
  })

  it('that sends a request to where nothing is gets what the origin says of that', () => {
    expect(run('function onRequest() { return rewrite("/nowhere") }', each({})).answers[0]).toMatchObject({ response: { status: 404 }, content: 'nothing is here' })
  })

  it('fails for one request alone: the others find it as it was', () => {
    const text = `let seen = 0
function onRequest(request) {
  seen++
  if (request.query.loop) for (;;);
  if (request.query.null) return request.nothing.at
  if (request.query.much) return 'x'.repeat(5e6)
  if (request.query.fetch) return fetch('/')
  return answer('seen ' + seen)
}`
    const one = run(text, each({}, { url: '/?loop=1' }, { url: '/?null=1' }, { url: '/?much=1' }, { url: '/?fetch=1' }, {}))
    expect(one.answers.map(({ response, content }) => [response.status, content])).toEqual([[200, 'seen 1'], ...Array.from({ length: 4 }, () => [500, 'the function has failed']), [200, 'seen 1']])
    const errors = one.of(Kind.Ran).map(({ texts: [, error] }) => (error === '' ? null : JSON.parse(error)))
    expect(errors).toEqual([
      null, { kind: 'budget', message: 'it has used up its time', line: 4 }, { kind: 'exception', message: expect.stringContaining('undefined'), line: 5 }, { kind: 'memory', message: 'it has used up its memory', line: 6 },
      { kind: 'refused', message: 'fetch is not here: a function at the edge has no network', line: 7 }, null,
    ])
    expect(one.answers[1]!.outcome).toBe('error')
    expect(one.atOrigin).toEqual([])
  })

  it('fails for each request where its text is none', () => {
    const one = run('function onRequest( {', each({}, {}))
    expect(one.answers.map(({ response }) => response.status)).toEqual([500, 500])
    expect(one.of(Kind.Stamp)[0]!.texts[1]).toMatch(/^syntax: .*, line 1$/)
  })

  it('takes its time of virtual time: what it has run, and no more than its budget', () => {
    const loop = 'function onRequest() { for (let i = 0; i < 2000; i++); return answer("") }'
    const waits = (text: string, special: Partial<Levers>): number[] => run(text, each({}, {}), special).answers.map(({ waitMs }) => waitMs)
    const [cold, warm] = waits(loop, {})
    const { a: steps } = run(loop, each({})).of(Kind.Ran)[0]!
    expect(warm).toBeCloseTo(steps / 100_000, 2)
    expect(cold! - warm!).toBeGreaterThanOrEqual(RUNTIMES.isolate.coldUs[0] / 1000)
    expect(waits('function onRequest() { for (;;); }', { cpuMs: 5 })[1]).toBe(5)
  })

  it.each<RuntimeName>(['wasm', 'isolate', 'container'])('starts as its runtime does: %s', (runtime) => {
    const one = run('function onRequest() { return answer("") }', each({}, {}, { atMs: 3_600_000 }), { runtime })
    const starts = one.of(Kind.Started).map(({ a }) => a)
    const isCold = (us: number): boolean => us >= RUNTIMES[runtime].coldUs[0]
    expect(starts.map(isCold)).toEqual(runtime === 'wasm' ? [true, true, true] : [true, false, true])
    expect(one.answers[0]!.waitMs * 1000).toBeGreaterThanOrEqual(starts[0]!)
  })

  it('has the time of the run and a chance of its own, which follow from the seed', () => {
    const text = 'function onRequest(request, edge) { return answer([edge.now, edge.random(), Math.random()].join()) }'
    const contents = (seed: number): string[] => run(text, each({}, {}), {}, seed).answers.map(({ content }) => content)
    const [first, second] = contents(1)
    expect(contents(1)).toEqual([first, second])
    expect(Number(second!.split(',')[0]) - Number(first!.split(',')[0])).toBeGreaterThanOrEqual(990)
    expect(new Set([...contents(1), ...contents(2)].flatMap((content) => content.split(',').slice(1))).size).toBe(8)
  })

  it('leaves the same trace twice, whatever ran in between', () => {
    const text = 'function onRequest(request, edge) { return edge.random() < 0.5 ? pass() : block() }'
    const hash = (): string => traceHash(run(text, each({}, {}, {}, {}, {})).trace)
    const first = hash()
    run('function onRequest() { for (;;); }', each({}))
    for (let n = 0; n < 6; n++) run(`function onRequest() { return answer('${n}') }`, each({}))
    expect(hash()).toBe(first)
  })

  it('is not there where its text is empty', () => {
    const one = run('', each({}))
    expect([one.answers[0]!.content, one.of(Kind.Ran).length, one.of(Kind.Started).length]).toEqual(['page', 0, 0])
  })

  it('makes a run of many endless loops a long one, so that no page stands still for it', () => {
    const steps = run('function onRequest() { for (;;); }', each({}, {}, {})).of(Kind.Ran).reduce((sum, { a }) => sum + a, 0)
    expect(steps).toBe(3_000_000)
  })
})
