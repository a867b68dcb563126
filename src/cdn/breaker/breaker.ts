/**
 * A circuit breaker: it stops asking a server that fails, and tries after a while whether it answers again. Closed, every request goes.
 * Its rule says what opens it. Open, none goes for `openS`. Half-open, `trials` requests go: when all of them have been answered well it
 * closes, and the first that fails opens it again. Times are whole µs.
 *
 * Rules and names are those of Hystrix and resilience4j (a share of failures in a window) and of Envoy's outlier detection
 * (failures one after the other).
 */
import { BREAKER_STATES, type BreakerState } from '../../trace/breakerStates'

/** What a Breaker record of a run says (its column `a`). */
export const breakerState = (a: number): BreakerState => BREAKER_STATES[a]!

export type BreakerRule =
  /** So many failures one after the other. */
  | { readonly kind: 'consecutive'; readonly failures: number }
  /** This share of the answers of the last `windowS` seconds (0 to 1), once there are `atLeast` of them. */
  | { readonly kind: 'share'; readonly share: number; readonly windowS: number; readonly atLeast: number }

export interface BreakerSettings {
  readonly rule: BreakerRule
  readonly openS: number
  /** How many are tried when it is half-open: 1 at least. */
  readonly trials: number
}

/** What a request that goes takes along: in which state it went, and how often that state had begun. */
export interface BreakerPass {
  readonly era: number
}

const US_A_SECOND = 1_000_000

export class Breaker {
  readonly #settings: BreakerSettings
  #state: BreakerState = 'closed'
  /** Counts changes of state: an answer to a request that went before the last of them says nothing of now. */
  #era = 0
  #openedUs = 0
  /** Closed: failures since the last success. */
  #inARow = 0
  /** Closed, with a share: answers of the window, oldest first. */
  readonly #answers: { readonly atUs: number; readonly failed: boolean }[] = []
  #failures = 0
  /** Half-open: trials that may still go, and those that have been answered well. */
  #trialsLeft = 0
  #trialsWell = 0

  constructor(settings: BreakerSettings) {
    this.#settings = settings
  }

  get settings(): BreakerSettings {
    return this.#settings
  }

  /** As the last request or answer has left it: that its time has passed turns it with the next request. */
  get state(): BreakerState {
    return this.#state
  }

  /** After how long it may let one through (s), at least 1. */
  retryAfterS(nowUs: number): number {
    return Math.max(1, Math.ceil((this.#openedUs + this.#settings.openS * US_A_SECOND - nowUs) / US_A_SECOND))
  }

  /** May a request go? A pass, to be handed in with what came of it, or null. */
  ask(nowUs: number): BreakerPass | null {
    if (this.#state === 'open' && nowUs >= this.#openedUs + this.#settings.openS * US_A_SECOND) this.#turn('half-open')
    if (this.#state === 'open') return null
    if (this.#state === 'half-open') {
      if (this.#trialsLeft === 0) return null
      this.#trialsLeft--
    }
    return { era: this.#era }
  }

  /** What came of a request that went. */
  answered({ era }: BreakerPass, failed: boolean, nowUs: number): void {
    if (era !== this.#era) return
    if (this.#state === 'half-open') this.#tried(failed, nowUs)
    else if (this.#counts(failed, nowUs)) this.#open(nowUs)
  }

  /** A request that went was ended before anything came: its trial may be made by another one. */
  ended({ era }: BreakerPass): void {
    if (era === this.#era && this.#state === 'half-open') this.#trialsLeft++
  }

  #tried(failed: boolean, nowUs: number): void {
    if (failed) this.#open(nowUs)
    else if (++this.#trialsWell >= this.#settings.trials) this.#turn('closed')
  }

  /** Counts one more answer; whether that is too much. */
  #counts(failed: boolean, nowUs: number): boolean {
    const { rule } = this.#settings
    this.#inARow = failed ? this.#inARow + 1 : 0
    if (rule.kind === 'consecutive') return this.#inARow >= rule.failures
    this.#answers.push({ atUs: nowUs, failed })
    if (failed) this.#failures++
    while (this.#answers[0]!.atUs <= nowUs - rule.windowS * US_A_SECOND) if (this.#answers.shift()!.failed) this.#failures--
    return failed && this.#answers.length >= rule.atLeast && this.#failures >= rule.share * this.#answers.length
  }

  #open(nowUs: number): void {
    this.#openedUs = nowUs
    this.#turn('open')
  }

  #turn(state: BreakerState): void {
    this.#state = state
    this.#era++
    this.#inARow = 0
    this.#answers.length = 0
    this.#failures = 0
    this.#trialsLeft = this.#settings.trials
    this.#trialsWell = 0
  }
}

export function sameSettings(one: BreakerSettings | null, other: BreakerSettings | null): boolean {
  // Most often it is the same object, and this is asked with every request.
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

/** What is wrong with settings; nothing when a breaker can be made of them. */
export function breakerProblems({ rule, openS, trials }: BreakerSettings): string[] {
  const problems: string[] = []
  if (!(openS > 0)) problems.push(`a breaker is open for ${openS} s; it takes more than 0`)
  if (!(Number.isInteger(trials) && trials >= 1)) problems.push(`a breaker makes ${trials} trials; it takes a whole number from 1 on`)
  if (rule.kind === 'consecutive') {
    if (!(Number.isInteger(rule.failures) && rule.failures >= 1)) problems.push(`a breaker opens after ${rule.failures} failures; it takes a whole number from 1 on`)
    return problems
  }
  if (!(rule.share > 0 && rule.share <= 1)) problems.push(`a breaker opens at a share of ${rule.share}; it takes more than 0, and 1 at most`)
  if (!(rule.windowS > 0)) problems.push(`a breaker counts over ${rule.windowS} s; it takes more than 0`)
  if (!(Number.isInteger(rule.atLeast) && rule.atLeast >= 1)) problems.push(`a breaker judges from ${rule.atLeast} answers on; it takes a whole number from 1 on`)
  return problems
}
