/**
 * What to put in the place of a cache when the runner itself is tested: none at all, one that
 * knows max-age and nothing else, and one that spoils messages. None is meant to be right.
 */
import { randomLcg } from 'd3-random'
import type { CacheRequest, CacheResponse } from '../../src/cdn/http/conformance'
import type { CreateCache } from './messages'

/** Every request goes to the origin. */
export const noCache: CreateCache = ({ origin }) => ({ request: (request) => origin(request) })

/** Keeps whatever has a max-age until that has passed, whoever asks and however. */
export const naiveCache: CreateCache = ({ now, origin }) => {
  const kept = new Map<string, { response: CacheResponse; fromMs: number; untilMs: number }>()
  return {
    async request(request) {
      const found = kept.get(request.url)
      if (found && now() < found.untilMs) {
        const age = String(Math.floor((now() - found.fromMs) / 1000))
        return { ...found.response, headers: [...found.response.headers, ['Age', age]] }
      }
      const response = await origin(request)
      const maxAge = response.headers.map(([, value]) => /max-age=(\d+)/.exec(value)?.[1]).find(Boolean)
      if (maxAge) kept.set(request.url, { response, fromMs: now(), untilMs: now() + Number(maxAge) * 1000 })
      return response
    },
  }
}

/** The naive cache, except that now and then a message suffers: so both runners see every way a test can fail. */
export function carelessCache(seed: number): CreateCache {
  return (environment) => {
    const random = randomLcg(seed)
    const sometimes = (share: number) => random() < share
    const thinned = <Message extends CacheRequest | CacheResponse>(message: Message): Message => ({
      ...message,
      headers: message.headers.filter(([name]) => name === 'Req-Num' || !sometimes(0.03)),
    })
    const origin = async (request: CacheRequest) => {
      if (sometimes(0.03)) await environment.origin(request)
      const validator: [string, string] = ['If-None-Match', '"abcdef"']
      const asked = sometimes(0.3) ? { ...request, headers: [...request.headers, validator] } : request
      return environment.origin(sometimes(0.2) ? thinned(asked) : asked)
    }
    const inner = naiveCache({ ...environment, origin })
    return {
      async request(request) {
        if (sometimes(0.02)) throw new Error('the cache broke')
        const response = await inner.request(request)
        if (sometimes(0.02)) return { ...response, status: 304, body: '' }
        if (sometimes(0.02)) return { ...response, body: `${String(response.body)}!` }
        return sometimes(0.2) ? thinned(response) : response
      },
    }
  }
}
