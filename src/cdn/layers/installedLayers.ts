/**
 * The layers of one server at work. Each is installed once, so that its state outlives a lever
 * that takes another one out; each list of layers is made one function once, and not with each
 * request.
 */
import { invariant } from '../../engine/invariant'
import type { Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import type { Handler, Layer } from './layer'

/** More lists than levers can name: a scene makes layers anew with each request. */
const MOST_LISTS = 64

export class InstalledLayers {
  readonly #server: CacheServer
  readonly #handlers = new Map<Layer, Handler>()
  readonly #chains: { readonly layers: readonly Layer[]; readonly chain: Next }[] = []

  constructor(server: CacheServer) {
    this.#server = server
  }

  /** The layers as one function, outermost first; behind the last one lies the upstream. */
  chain(layers: readonly Layer[]): Next {
    const found = this.#chains.find((one) => one.layers === layers || sameLayers(one.layers, layers))
    if (found) return found.chain
    invariant(this.#chains.length < MOST_LISTS, `the layers ${layers.map(({ name }) => name).join(', ')} are made anew with each request; make each of them once`)
    const chain = layers.map((layer) => this.#handler(layer)).reduceRight<Next>((next, handler) => (req) => handler(req, next), (req) => this.#server.forward(req))
    this.#chains.push({ layers, chain })
    return chain
  }

  #handler(layer: Layer): Handler {
    let handler = this.#handlers.get(layer)
    if (!handler) {
      handler = layer.install(this.#server)
      this.#handlers.set(layer, handler)
    }
    return handler
  }
}

function sameLayers(a: readonly Layer[], b: readonly Layer[]): boolean {
  return a.length === b.length && a.every((layer, i) => layer === b[i])
}
