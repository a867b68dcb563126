/**
 * Runs tests against a cache: plays the client exchange by exchange, lets time pass, and has
 * both ends judged. It gives what happened; what that means is said in verdicts.ts.
 */
import { createHash } from 'node:crypto'
import { Bench } from './bench'
import { clientRequest } from './client'
import { PAUSE_MS, SETTLE_MS } from './clock'
import type { Definitions, TestDefinition } from './definitions'
import { clientView } from './fieldMaps'
import { judgeOrigin } from './judgeOrigin'
import { judgeResponse, type Received } from './judgeResponse'
import type { CreateCache } from './messages'
import { ScriptedOrigin } from './origin'
import { TestFailure } from './testFailure'
import type { TranscriptEntry } from './transcript'

export interface RunOptions {
  /** Enforces two expectations that the public suite states and never checks. */
  readonly strict?: boolean
  /** Does not tell the cache the test's id and name. */
  readonly anonymous?: boolean
  /** Other addresses and bodies: a cache that knew the usual ones would fail. */
  readonly salt?: string
  /** One cache for all tests, instead of a new one for each. */
  readonly oneCache?: boolean
}

/** `undefined`: everything held. */
export type Outcome = TestFailure | undefined

export async function runDefinitions(
  { suites }: Pick<Definitions, 'suites'>,
  createCache: CreateCache,
  options: RunOptions = {},
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>()
  const common = options.oneCache ? new Bench(createCache) : undefined
  for (const test of suites.flatMap((suite) => suite.tests)) {
    // They ask for what only a browser's private cache does.
    if (test.browser_only) continue
    const { outcome } = await runTest(test, common ?? new Bench(createCache), options)
    outcomes.set(test.id, outcome)
  }
  return outcomes
}

export async function runTest(
  test: TestDefinition,
  bench: Bench,
  options: RunOptions = {},
): Promise<{ outcome: Outcome; transcript: TranscriptEntry[] }> {
  const transcript: TranscriptEntry[] = []
  try {
    await playTest(test, bench, options, transcript)
    return { outcome: undefined, transcript }
  } catch (error) {
    if (!(error instanceof TestFailure)) throw error
    return { outcome: error, transcript }
  }
}

async function playTest(test: TestDefinition, bench: Bench, options: RunOptions, transcript: TranscriptEntry[]): Promise<void> {
  const id = idOf(test, options.salt ?? '')
  const origin = new ScriptedOrigin(id, test, bench.clock, transcript)
  bench.connect(id, (request) => origin.answer(request))
  const received: Received[] = []
  for (const [index, exchange] of test.requests.entries()) {
    const number = index + 1
    const previous = received.at(-1)?.fields
    const request = clientRequest({ id, test, exchange, number, previous, anonymous: options.anonymous ?? false })
    const response = await bench.request(request).catch((error: unknown) => {
      transcript.push({ at: 'client', request, error: String(error) })
      throw error
    })
    transcript.push({ at: 'client', request, response })
    const one = { response, fields: clientView(response.headers), number, id }
    received.push(one)
    judgeResponse(exchange, one, options.strict ?? false)
    await bench.pass(SETTLE_MS)
    if (exchange.pause_after) await bench.pass(PAUSE_MS)
  }
  judgeOrigin(test.requests, received, origin.log)
}

/** In the form of a UUID, and the same in every run. */
function idOf(test: TestDefinition, salt: string): string {
  const digits = createHash('sha256').update(`${test.id} ${salt}`).digest('hex')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
