/**
 * Learners' functions as they are called: the text is loaded once, and every request finds it as it was then. Nothing that a
 * request leaves behind is there for the next one.
 */
import type { Engine, Loaded } from './engine'
import type { EdgeMoment, EdgeRequest, Ran } from './protocol'
import { readVerdict } from './readVerdict'

/** Texts that are kept ready: those of the runs that are looked at and compared. */
const MOST_LOADED = 4

export class Isolates {
  readonly #engine: Engine
  readonly #loaded = new Map<string, Loaded>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Runs `onRequest` of this text for at most so many steps. What is wrong with the text itself is wrong for each request. */
  run(text: string, request: EdgeRequest, edge: EdgeMoment, budget: number): Ran {
    const loaded = this.#load(text)
    if ('failed' in loaded.outcome) return { result: loaded.outcome.failed, steps: 0 }
    const outcome = this.#engine.call(loaded, ascii(JSON.stringify({ request, edge })), budget)
    return { result: 'failed' in outcome ? outcome.failed : readVerdict(outcome.text), steps: outcome.steps }
  }

  /** Steps that the text takes to be loaded. */
  startUpSteps(text: string): number {
    return this.#load(text).outcome.steps
  }

  #load(text: string): Loaded {
    const loaded = this.#loaded.get(text) ?? this.#engine.load(text)
    this.#loaded.delete(text)
    this.#loaded.set(text, loaded)
    if (this.#loaded.size > MOST_LOADED) this.#loaded.delete(this.#loaded.keys().next().value!)
    return loaded
  }
}

/** No character is longer than a byte, and none is a lone half of a pair. */
function ascii(json: string): string {
  return json.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
