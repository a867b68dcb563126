/**
 * The presenter's end of a lesson: asks the scene in the audience's window, hears what happens there, and notices when nobody answers any more. Knows no page.
 */
import { fieldsOf, ownMessage, requestMessage } from '../protocol/envelope'
import type { RequestName, SceneState } from '../protocol/requests'

type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>

/** So long nothing is heard before the window is said to be gone (ms): some looks, of which a busy window may miss one. */
export const PATIENCE_MS = 3500

interface LineOptions {
  readonly port: Channel
  readonly nowMs: () => number
  /** What the scene shows now; null when nobody answers. */
  readonly hear: (state: SceneState | null) => void
}

export class Line {
  readonly #options: LineOptions
  #id = 0
  #heardMs: number

  constructor(options: LineOptions) {
    this.#options = options
    this.#heardMs = options.nowMs()
    options.port.addEventListener('message', ({ data }) => this.#receive(data))
    this.ask('getState')
  }

  ask(type: RequestName): void {
    const { port } = this.#options
    port.postMessage(requestMessage(++this.#id, type))
  }

  /** To be called about once a second. */
  look(): void {
    const { nowMs, hear } = this.#options
    if (nowMs() - this.#heardMs > PATIENCE_MS) hear(null)
    this.ask('getState')
  }

  #receive(data: unknown): void {
    const event = ownMessage(data, 'event')
    // A scene has come into the window: what it shows is asked for.
    if (event?.['type'] === 'announce') return this.ask('getState')
    const state = fieldsOf((event ?? ownMessage(data, 'res'))?.['data'])
    if (!isState(state)) return
    this.#heardMs = this.#options.nowMs()
    this.#options.hear(state)
  }
}

/** Of all that is told and answered only states say at which step the scene is. */
function isState(data: unknown): data is SceneState {
  const fields = fieldsOf(data)
  return typeof fields?.['stepId'] === 'string' && typeof fields['playing'] === 'boolean' && typeof fields['link'] === 'string'
}
