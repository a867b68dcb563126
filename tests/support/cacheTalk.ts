/**
 * The cache in conversation with an origin that is scripted: it gives these answers, in order, and what it was asked is
 * looked at. For origins that say what they should not, or say it to one client alone.
 */
import { type PlainRequest, type PlainResponse, createCache } from '../../src/cdn/cache/createCache'
import { EPOCH_MS } from '../../src/cdn/epoch'
import { formatHttpDate } from '../../src/cdn/http/httpDate'

export type Headers = [name: string, value: string][]

export interface Talk {
  readonly asked: PlainRequest[]
  ask(headers?: Headers, method?: string): Promise<PlainResponse>
  pass(seconds: number): Promise<void>
}

/** An origin that gives these answers, in order; what it is asked beyond them ends the test. */
export function talk(...script: PlainResponse[]): Talk {
  let nowMs = EPOCH_MS
  const asked: PlainRequest[] = []
  const cache = createCache({
    now: () => nowMs,
    origin: (request) => {
      asked.push(request)
      const answer = script[asked.length - 1]
      if (!answer) throw new Error(`asked once more: ${JSON.stringify(request)}`)
      return Promise.resolve(answer)
    },
  })
  return {
    asked,
    ask: (headers = [], method = 'GET') => cache.request({ method, url: 'http://a.example/', headers }),
    async pass(seconds) {
      nowMs += seconds * 1000
      await cache.advance(seconds * 1000)
    },
  }
}

export const answer = (status: number, body: string, ...headers: Headers): PlainResponse => ({ status, headers, body })
export const fields = ({ headers }: PlainRequest | PlainResponse, name: string): string | undefined =>
  headers.filter(([one]) => one.toLowerCase() === name.toLowerCase()).map(([, value]) => value).join(', ') || undefined
export const MINUTE: Headers = [['Cache-Control', 'max-age=60']]
export const SECOND: Headers = [['Cache-Control', 'max-age=1']]
/** So many seconds after the conversation began, as a date. */
export const at = (seconds: number): string => formatHttpDate(EPOCH_MS + seconds * 1000)
