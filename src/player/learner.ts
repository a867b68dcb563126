/**
 * What a learner has done in a scene, as one stream of typed events: steps reached and played
 * to their end, predictions, answers, the challenge met. Panels show it, storage keeps it, and
 * a page around an embed may be told. It judges nothing: what is right, the player asks the run.
 */
export type LearnerEvent =
  /** A step came into view for the first time. */
  | { readonly kind: 'reached'; readonly step: string }
  /** A step was seen to its end for the first time. */
  | { readonly kind: 'finished'; readonly step: string }
  /** Every step has been finished. */
  | { readonly kind: 'completed' }
  | { readonly kind: 'predicted'; readonly step: string; readonly option: number; readonly right: boolean }
  /** The scene's question was answered; it may be answered again. */
  | { readonly kind: 'answered'; readonly option: number; readonly right: boolean }
  /** The challenge of a step was met for the first time. */
  | { readonly kind: 'met'; readonly step: string }

/** Predictions and answers can be given again and again; the latest are kept. */
const MAX_EVENTS = 500

/**
 * The events so far, and who hears of the next one.
 *
 *     const stop = player.learner.subscribe((event) => { if (event.kind === 'answered') ... })
 */
export class LearnerLog {
  #events: readonly LearnerEvent[] = []
  readonly #once = new Set<string>()
  readonly #listeners = new Set<(event: LearnerEvent) => void>()

  /** In the order in which they happened; at most 500, the latest. */
  get events(): readonly LearnerEvent[] {
    return this.#events
  }

  /** Calls back for each event from now on; returns the way to stop it. */
  subscribe(listener: (event: LearnerEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  has(kind: 'reached' | 'finished' | 'met', step: string): boolean {
    return this.#once.has(`${kind} ${step}`)
  }

  /** Notes an event. What happens once in a scene is noted once. */
  note(event: LearnerEvent): void {
    if (event.kind !== 'predicted' && event.kind !== 'answered') {
      const key = `${event.kind} ${'step' in event ? event.step : ''}`
      if (this.#once.has(key)) return
      this.#once.add(key)
    }
    this.#events = [...this.#events.slice(-(MAX_EVENTS - 1)), event]
    for (const listener of this.#listeners) listener(event)
  }
}
