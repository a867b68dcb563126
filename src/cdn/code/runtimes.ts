/**
 * What a function runs in at an edge, and what that costs before its first line runs. Figures with their sources; what no source
 * says is marked as the course's own.
 */
export type RuntimeName = 'wasm' | 'isolate' | 'container'

export interface Runtime {
  readonly name: RuntimeName
  /** Of a cold start (µs): from, to; each is drawn evenly between them. */
  readonly coldUs: readonly [from: number, to: number]
  /** An instance that has had nothing to do for so long goes (ms); 0 when it goes with its request. */
  readonly idleMs: number
  /** Requests that one instance works on at a time. */
  readonly concurrency: number
}

export const RUNTIMES: Readonly<Record<RuntimeName, Runtime>> = {
  // Fastly: 35 µs, below 50 µs (infoq.com, April 2019). A new instance for each request.
  wasm: { name: 'wasm', coldUs: [35, 50], idleMs: 0, concurrency: 1 },
  // Cloudflare: below 5 ms ("Eliminating Cold Starts", 2020). How long an idle one is kept is not said: a minute is the course's own figure.
  isolate: { name: 'isolate', coldUs: [3_000, 5_000], idleMs: 60_000, concurrency: 1_000 },
  // AWS Lambda: from below 100 ms to more than 1 s. One request at a time; how long an idle one is kept is not said: ten minutes are the course's own figure.
  container: { name: 'container', coldUs: [100_000, 1_000_000], idleMs: 600_000, concurrency: 1 },
}
