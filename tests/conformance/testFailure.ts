/**
 * How a test ends that does not pass. Whether that counts against the cache is decided in
 * verdicts.ts.
 */
import type { Exchange } from './definitions'

/**
 * `setup`: what the test stands on did not hold. `expectation`: what it asks for did not hold.
 * `network`: the client got no response. `retry`: the origin was asked twice for one request.
 * `timeout`: the answer took too long or never came.
 */
export type FailureKind = 'setup' | 'expectation' | 'network' | 'retry' | 'timeout'

export class TestFailure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string) {
    super(message)
    this.name = 'TestFailure'
    this.kind = kind
  }
}

/** For what every exchange stands on, whatever the test is about. */
export function requireThat(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new TestFailure('setup', reason)
}

/** For what this exchange asks for under the name of `aspect`; a test may declare that to be part of its setup. */
export function expectThat(exchange: Exchange, aspect: keyof Exchange, holds: boolean, reason: string): asserts holds {
  if (holds) return
  const isSetup = exchange.setup === true || exchange.setup_tests?.includes(aspect) === true
  throw new TestFailure(isSetup ? 'setup' : 'expectation', reason)
}
