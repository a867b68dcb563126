/**
 * The learner's function: it starts, cold or warm, runs within its budget, and says what is to be done with the request. What goes
 * wrong in it goes wrong for this request alone.
 */
import type { Process } from '../../engine/process'
import { Kind } from '../../trace/traceKinds'
import type { CacheRequest, Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import { EdgeSite } from '../code/edgeSite'
import { Instances, type Use } from '../code/instances'
import { edgeRequest } from '../code/requestFacts'
import { RUNTIMES, type RuntimeName } from '../code/runtimes'
import { stepsOf, stepsToUs } from '../isolate/cpu'
import { isolates } from '../isolate/loadIsolates'
import { type CodeError, type Ran, type Verdict, isCodeError } from '../isolate/protocol'
import { type HttpRequest, type HttpResponse, withField } from '../http/message'
import type { LeverValues } from '../levers'
import type { Layer } from './layer'
import { siteLayer } from './siteLayer'

export interface FunctionOptions<V extends LeverValues> {
  /** Its text; empty where there is none. */
  text(levers: V): string
  runtime(levers: V): RuntimeName
  /** What a request may take of the processor (ms). */
  cpuMs(levers: V): number
  /** Whether it sees this request; every one when absent. */
  sees?(request: HttpRequest, levers: V): boolean
}

/** A machine makes about so many steps while it handles one event. */
const STEPS_AN_EVENT = 200
const SEEDS = 2 ** 32

class Functions extends EdgeSite {
  readonly #options: FunctionOptions<LeverValues>
  readonly #instances: Instances

  constructor(server: CacheServer, options: FunctionOptions<LeverValues>) {
    super(server, 'function')
    this.#options = options
    this.#instances = new Instances(this.network.random(`cold starts at ${this.pop}`))
  }

  sees(request: CacheRequest): boolean {
    const { levers } = this.network
    return this.#options.text(levers) !== '' && (this.#options.sees?.(request, levers) ?? true)
  }

  /** An instance that is ready for this request. */
  instance(request: CacheRequest): Promise<Use> {
    return this.promise(this.#start(request))
  }

  *#start(request: CacheRequest): Process<Use> {
    const runtime = RUNTIMES[this.#options.runtime(this.network.levers)]
    const use = this.#instances.take(runtime, this.network.nowUs)
    this.network.record(Kind.Started, this.node, request.id, use.isCold ? use.waitUs : 0, this.network.intern(runtime.name))
    let isReady = false
    try {
      if (use.waitUs > 0) yield* this.work(request, use.waitUs)
      isReady = true
    } finally {
      if (!isReady) use.end(this.network.nowUs)
    }
    return use
  }

  /** Runs it, and lets the time pass that it has taken. */
  run(request: CacheRequest, use: Use): Promise<Ran> {
    return this.promise(this.#run(request, use))
  }

  *#run(request: CacheRequest, use: Use): Process<Ran> {
    const { network } = this
    try {
      const seed = Math.floor(network.random(`functions at ${this.pop}`)() * SEEDS)
      const moment = { now: Math.floor(network.nowMs), pop: this.pop, seed }
      const ran = isolates().run(this.#options.text(network.levers), edgeRequest(request), moment, stepsOf(this.#options.cpuMs(network.levers)))
      network.charge(Math.ceil(ran.steps / STEPS_AN_EVENT))
      network.record(Kind.Ran, this.node, request.id, ran.steps, network.intern(isCodeError(ran.result) ? JSON.stringify(ran.result) : ''))
      yield* this.work(request, stepsToUs(ran.steps))
      return ran
    } finally {
      use.end(network.nowUs)
    }
  }

  /** 500: nobody can say what the function would have done with it. */
  fail(request: CacheRequest, { kind, message, line }: CodeError): HttpResponse {
    const words = `${message}${line === null ? '' : `, line ${line}`}`
    return this.answer(request, { mark: 'failed', status: 500, headers: [['Cache-Control', 'no-store']], text: 'the function has failed', words: `${kind}: ${words}` })
  }

  carryOut(verdict: Verdict, request: CacheRequest, next: Next): Promise<HttpResponse> | HttpResponse {
    switch (verdict.kind) {
      case 'pass':
        this.stamp(request, verdict.headers.length > 0 ? 'changed' : 'passed', verdict.headers.map(([name, value]) => `${name}: ${value}`).join(', '))
        return next(withFields(request, verdict.headers))
      case 'rewrite':
        this.stamp(request, 'changed', verdict.url)
        return next(withFields(this.readdressed(request, verdict.url), verdict.headers))
      case 'redirect':
        return this.answer(request, { mark: 'answered', status: verdict.status, headers: [['Location', verdict.url], ['Cache-Control', 'no-store']], words: `to ${verdict.url}` })
      case 'answer': {
        const { status, headers, text } = verdict
        return this.answer(request, { mark: status >= 400 ? 'refused' : 'answered', status, headers, text, words: text || String(status) })
      }
    }
  }
}

function withFields(request: CacheRequest, fields: Extract<Verdict, { kind: 'pass' }>['headers']): CacheRequest {
  return request.withHeaders(fields.reduce((headers, [name, value]) => withField(headers, name, value), request.headers))
}

export function edgeFunctionLayer<V extends LeverValues = LeverValues>(options: FunctionOptions<V>): Layer {
  return siteLayer('function', (server) => new Functions(server, options), {
    // #region listing edgeFunction
    async handle(edge, req, next) {
      if (!edge.sees(req)) return next(req)
      const instance = await edge.instance(req)
      // your code, its steps counted
      const ran = await edge.run(req, instance)
      const result = ran.result
      if ('message' in result) {
        // this request alone
        return edge.fail(req, result)
      }
      return edge.carryOut(result, req, next)
    }
    // #endregion
  })
}
