/**
 * Whether a server is well, as its users' network learns it: checkers connect to it every so often, and a row of answers unlike
 * the verdict so far turns that. Its reports come late by design; `HealthCheck.run` is what scene 4 shows.
 */
import { type Process, asProcess, asPromise } from '../../engine/process'
import { msToUs } from '../../engine/time'
import type { RandomSource } from '../../engine/streams'
import { type Fault, stretchedUs } from '../fault'

/**
 * How servers are checked. Seen in practice: Route 53 every 10 or 30 s, 3 in a row, healthy while more than 18 % of its checkers say
 * so (Route 53 Developer Guide, dns-failover-determining-health); HAProxy every 2 s, 3 to fall (configuration manual).
 */
export interface CheckSpec {
  readonly intervalMs: number
  /** So many answers in a row turn a verdict, both ways. */
  readonly threshold: number
  /** How long a checker waits for an answer (ms): 1,000 when absent. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 1000

/** One checker's view of one server. */
export interface Checked {
  readonly spec: () => CheckSpec
  /** From the checker to the server and back (µs). */
  readonly rttUs: number
  readonly faultOf: () => Fault | null
  readonly nowUs: () => number
  readonly random: RandomSource
  /** Called with every answer, or the lack of one. */
  readonly answered: (well: boolean) => void
  /** Called when the verdict turns. */
  readonly turned: (healthy: boolean) => void
}

export class HealthCheck {
  private readonly checked: Checked
  private view = true
  private row = 0

  constructor(checked: Checked) {
    this.checked = checked
  }

  /** Checks for ever; whoever started it ends it. Checkers do not agree on a time to begin. */
  *begin(): Process<void> {
    const { nowUs, random, spec } = this.checked
    yield Math.floor(random() * msToUs(spec().intervalMs))
    while (true) {
      const sinceUs = nowUs()
      yield* asProcess(this.run())
      yield Math.max(1, sinceUs + msToUs(spec().intervalMs) - nowUs())
    }
  }

  private get threshold(): number {
    return this.checked.spec().threshold
  }

  // #region listing HealthCheck.run
  async run() {
    const well = await this.probe()
    let row = 0 // of answers against its view
    if (well !== this.view) row = this.row + 1
    this.row = row
    if (row < this.threshold) return
    this.view = well
    this.row = 0
    this.report(well)
  }
  // #endregion

  private probe(): Promise<boolean> {
    return asPromise(this.#probe())
  }

  private report(healthy: boolean): void {
    this.checked.turned(healthy)
  }

  /** It connects and asks how the server is. Who is down in silence lets it wait. */
  *#probe(): Process<boolean> {
    const { rttUs, faultOf, spec, answered } = this.checked
    const timeoutUs = msToUs(spec().timeoutMs ?? TIMEOUT_MS)
    const thereUs = Math.ceil(rttUs / 2)
    yield thereUs
    const fault = faultOf()
    const answerUs = fault?.kind === 'down' && fault.silent ? Infinity : rttUs + stretchedUs(fault, 0)
    yield Math.max(0, Math.min(answerUs, timeoutUs) - thereUs)
    const well = answerUs <= timeoutUs && (fault === null || fault.kind === 'slow')
    answered(well)
    return well
  }
}
