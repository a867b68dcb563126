/**
 * The layers of one server at work. Each is installed once, so that its state outlives a lever
 * that takes another one out; each list of layers is made one function once, and not with each
 * request.
 */
import { invariant } from '../../engine/invariant'
import type { Next } from '../cache/cacheRequest'
import type { CacheServer } from '../cache/cacheServer'
import type { Handler, Layer } from './layer'
import { markedHandler } from './markedHandler'

/** More layers than anybody would build a cache of: a scene makes them anew with each request. */
const MOST_LAYERS = 64
/** Lists that are remembered; an order of layers can be changed more often than that. */
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
    const chain = layers.map((layer) => this.#handler(layer)).reduceRight<Next>((next, handler) => (req) => handler(req, next), (req) => this.#server.forward(req))
    if (this.#chains.length >= MOST_LISTS) this.#chains.shift()
    this.#chains.push({ layers, chain })
    return chain
  }

  #handler(layer: Layer): Handler {
    let handler = this.#handlers.get(layer)
    if (!handler) {
      invariant(this.#handlers.size < MOST_LAYERS, `the layer ${layer.name} is made anew with each request; make each layer once`)
      const { crowd } = this.#server.host
      const installed = layer.install(this.#server)
      handler = crowd?.network.listsLayers(crowd.node) ? markedHandler(layer.name, installed, crowd) : installed
      this.#handlers.set(layer, handler)
    }
    return handler
  }
}

function sameLayers(a: readonly Layer[], b: readonly Layer[]): boolean {
  return a.length === b.length && a.every((layer, i) => layer === b[i])
}
