/**
 * A line between a player and what makes its long runs, that a test drives: what is posted waits, is cloned as between
 * threads, and arrives when the test lets it.
 */
// A player loads it when it has a long run to make: here it is loaded already, and nothing waits for a file.
import '../../src/player/remote/remoteRuns'
import { serveRuns } from '../../src/player/remote/serveRuns'
import type { Asked, PagePort, Told } from '../../src/player/remote/protocol'
import type { Elsewhere } from '../../src/player/runs'
import type { Scene } from '../../src/scene/types'

/** Events that the page makes at once, and events of a portion. */
interface Sizes {
  readonly atOnce: number
  readonly portion: number
}

/** A run of longScene is long, and has several portions. */
const SIZES: Sizes = { atOnce: 1000, portion: 3000 }

/** What has been posted to one side and has not arrived there. */
class Mailbox<T> {
  readonly #waiting: T[] = []
  #listener: ((message: T) => void) | null = null

  post = (message: T, buffers: readonly ArrayBuffer[] = []): void => {
    this.#waiting.push(structuredClone(message, { transfer: [...buffers] }))
  }

  listen = (listener: (message: T) => void): void => {
    this.#listener = listener
  }

  /** The first of them arrives; false when there is none. */
  deliver(): boolean {
    if (this.#waiting.length === 0) return false
    this.#listener?.(this.#waiting.shift()!)
    return true
  }
}

export class DrivenPort {
  readonly page: PagePort
  readonly elsewhere: Elsewhere
  closed = false
  readonly #toPage = new Mailbox<Told>()
  readonly #toMaker = new Mailbox<Asked>()
  #lost: (reason: string) => void = () => undefined
  /** Where the maker waits between two portions. */
  #goOn: (() => void) | null = null

  constructor(scene: Scene, { atOnce, portion }: Sizes = SIZES) {
    this.elsewhere = { connect: async () => this.page, atOnce }
    this.page = {
      post: this.#toMaker.post,
      listen: this.#toPage.listen,
      onLost: (lost) => (this.#lost = lost),
      close: () => (this.closed = true),
    }
    serveRuns({ post: this.#toPage.post, listen: this.#toMaker.listen }, async () => scene, () => new Promise((resolve) => (this.#goOn = resolve)), portion)
  }

  /** One message arrives on either side, or the maker goes on with a portion; then everything that follows from it at once. */
  async step(): Promise<void> {
    if (!this.#toMaker.deliver() && !this.#toPage.deliver()) {
      this.#goOn?.()
      this.#goOn = null
    }
    await settled()
  }

  /** The thread dies. */
  async lose(): Promise<void> {
    this.#lost('the thread was ended')
    await settled()
  }
}

/** What is due in this turn of the machine has been done: a message to oneself comes after it. */
export async function settled(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  await new Promise((resolve) => {
    port1.addEventListener('message', resolve, { once: true })
    port1.start()
    port2.postMessage(null)
  })
  port1.close()
}
