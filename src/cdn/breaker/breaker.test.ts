/** A breaker against a naive one, which keeps everything that ever happened and works out its state from that. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BreakerState } from '../../trace/breakerStates'
import { Breaker, type BreakerPass, type BreakerRule, type BreakerSettings, breakerProblems } from './breaker'

const S = 1_000_000

type Event =
  | { readonly kind: 'ask'; readonly atUs: number }
  /** The answer to the request that went as the `nth` of those that are open. */
  | { readonly kind: 'answer'; readonly atUs: number; readonly nth: number; readonly failed: boolean }
  | { readonly kind: 'end'; readonly atUs: number; readonly nth: number }

/** Reads the whole history anew for every question. */
class Naive {
  readonly #settings: BreakerSettings
  readonly #log: { readonly atUs: number; readonly what: 'answer' | BreakerState; readonly failed: boolean }[] = [{ atUs: 0, what: 'closed', failed: false }]
  /** Passes of the present state that are out, or were. */
  readonly #out = new Map<number, number>()
  #passes = 0

  constructor(settings: BreakerSettings) {
    this.#settings = settings
  }

  get state(): BreakerState {
    return this.#log.findLast(({ what }) => what !== 'answer')!.what as BreakerState
  }

  ask(atUs: number): number | null {
    const opened = this.#log.findLast(({ what }) => what !== 'answer')!
    if (opened.what === 'open' && atUs >= opened.atUs + this.#settings.openS * S) this.#turn('half-open', atUs)
    if (this.state === 'open') return null
    const since = this.#since()
    if (this.state === 'half-open' && [...this.#out.values()].filter((began) => began === since).length >= this.#settings.trials) return null
    this.#out.set(++this.#passes, since)
    return this.#passes
  }

  answered(pass: number, failed: boolean, atUs: number): void {
    if (this.#out.get(pass) !== this.#since()) return
    this.#log.push({ atUs, what: 'answer', failed })
    const answers = this.#log.slice(this.#since() + 1)
    if (this.state === 'half-open') {
      if (failed) this.#turn('open', atUs)
      else if (answers.length === this.#settings.trials) this.#turn('closed', atUs)
    } else if (failed && this.#isTooMuch(answers, atUs)) this.#turn('open', atUs)
  }

  ended(pass: number): void {
    if (this.state === 'half-open') this.#out.delete(pass)
  }

  #isTooMuch(answers: readonly { readonly atUs: number; readonly failed: boolean }[], atUs: number): boolean {
    const { rule } = this.#settings
    if (rule.kind === 'consecutive') return answers.length >= rule.failures && answers.slice(-rule.failures).every(({ failed }) => failed)
    const inWindow = answers.filter((one) => one.atUs > atUs - rule.windowS * S)
    return inWindow.length >= rule.atLeast && inWindow.filter(({ failed }) => failed).length / inWindow.length >= rule.share
  }

  #since(): number {
    return this.#log.findLastIndex(({ what }) => what !== 'answer')
  }

  #turn(what: BreakerState, atUs: number): void {
    this.#log.push({ atUs, what, failed: false })
  }
}

const rules: fc.Arbitrary<BreakerRule> = fc.oneof(
  fc.record({ kind: fc.constant('consecutive' as const), failures: fc.integer({ min: 1, max: 6 }) }),
  // Shares that are exact in binary: the naive one divides, and must not differ by a rounded bit.
  fc.record({ kind: fc.constant('share' as const), share: fc.constantFrom(0.25, 0.5, 0.75, 1), windowS: fc.constantFrom(1, 5, 10), atLeast: fc.integer({ min: 1, max: 8 }) }),
)
const settings: fc.Arbitrary<BreakerSettings> = fc.record({ rule: rules, openS: fc.constantFrom(0.5, 2, 5), trials: fc.integer({ min: 1, max: 4 }) })
const events: fc.Arbitrary<readonly Event[]> = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 1, 50_000, 400_000, 500_000, S, 3 * S),
      fc.oneof(
        { weight: 5, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
        { weight: 5, arbitrary: fc.record({ kind: fc.constant('answer' as const), nth: fc.nat(8), failed: fc.boolean() }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), nth: fc.nat(8) }) },
      ),
    ),
    { maxLength: 120 },
  )
  .map((all) => {
    let atUs = 0
    return all.map(([gapUs, event]) => ({ ...event, atUs: (atUs += gapUs) }))
  })

describe('a breaker', () => {
  it('does what a naive one does that reads its whole history', () => {
    fc.assert(
      fc.property(settings, events, (given, all) => {
        const [breaker, naive] = [new Breaker(given), new Naive(given)]
        const open: { readonly pass: BreakerPass; readonly number: number }[] = []
        for (const event of all) {
          if (event.kind === 'ask') {
            const [pass, number] = [breaker.ask(event.atUs), naive.ask(event.atUs)]
            expect(pass !== null).toBe(number !== null)
            if (pass && number !== null) open.push({ pass, number })
          } else {
            const [one] = open.splice(event.nth, 1)
            if (one && event.kind === 'answer') {
              breaker.answered(one.pass, event.failed, event.atUs)
              naive.answered(one.number, event.failed, event.atUs)
            } else if (one) {
              breaker.ended(one.pass)
              naive.ended(one.number)
            }
          }
          expect(breaker.state).toBe(naive.state)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('opens at Hystrix’s rule with the twentieth answer of ten seconds, not with the tenth failure', () => {
    const breaker = new Breaker({ rule: { kind: 'share', share: 0.5, windowS: 10, atLeast: 20 }, openS: 5, trials: 1 })
    const states = Array.from({ length: 20 }, (_, i) => {
      breaker.answered(breaker.ask(i * 1000)!, i >= 10, i * 1000)
      return breaker.state
    })
    expect(states.slice(0, 19)).toEqual(Array.from({ length: 19 }, () => 'closed'))
    expect(states[19]).toBe('open')
    expect(breaker.ask(19_000 + 5 * S - 1)).toBeNull()
    expect(breaker.retryAfterS(19_000 + 1.5 * S)).toBe(4)
    expect(breaker.ask(19_000 + 5 * S)).not.toBeNull()
    expect(breaker.state).toBe('half-open')
  })

  it('takes no answer of an earlier state for one of its trials', () => {
    const breaker = new Breaker({ rule: { kind: 'consecutive', failures: 1 }, openS: 1, trials: 1 })
    const [first, late] = [breaker.ask(0)!, breaker.ask(0)!]
    breaker.answered(first, true, 10)
    expect(breaker.state).toBe('open')
    expect(breaker.ask(S + 10)).not.toBeNull()
    breaker.answered(late, false, S + 20)
    expect(breaker.state).toBe('half-open')
    expect(breaker.ask(S + 30)).toBeNull()
  })
})

describe('settings of a breaker', () => {
  const good: BreakerSettings = { rule: { kind: 'share', share: 0.5, windowS: 10, atLeast: 20 }, openS: 5, trials: 1 }

  it('that are well have no problem', () => {
    expect(breakerProblems(good)).toEqual([])
    expect(breakerProblems({ ...good, rule: { kind: 'consecutive', failures: 5 } })).toEqual([])
  })

  it.each<[string, BreakerSettings, RegExp]>([
    ['open for no time', { ...good, openS: 0 }, /open for 0 s/],
    ['no trial', { ...good, trials: 0 }, /0 trials/],
    ['half a trial', { ...good, trials: 1.5 }, /1.5 trials/],
    ['no failure', { ...good, rule: { kind: 'consecutive', failures: 0 } }, /0 failures/],
    ['a share of nothing', { ...good, rule: { kind: 'share', share: 0, windowS: 10, atLeast: 20 } }, /share of 0/],
    ['a percentage', { ...good, rule: { kind: 'share', share: 50, windowS: 10, atLeast: 20 } }, /share of 50/],
    ['no window', { ...good, rule: { kind: 'share', share: 0.5, windowS: NaN, atLeast: 20 } }, /over NaN s/],
    ['no answers', { ...good, rule: { kind: 'share', share: 0.5, windowS: 10, atLeast: 0 } }, /from 0 answers/],
  ])('are refused: %s', (_, given, words) => {
    expect(breakerProblems(given)).toEqual([expect.stringMatching(words)])
  })
})
