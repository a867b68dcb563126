/**
 * A page's side of the protocol: a scene in a frame as an object with methods and events. Safe to import where there is no window.
 */
import { type ErrorCode, ownMessage, requestMessage } from '../protocol/envelope'
import type { EventData, Hello, Ready, Want } from '../protocol/events'
import type { Given, RequestName, SceneState } from '../protocol/requests'

export type EmbedErrorCode = ErrorCode | 'timeout' | 'closed'

/** What went wrong: `timeout` where no scene answers, `closed` after `destroy`, else what the scene said. */
export class EmbedError extends Error {
  override readonly name = 'EmbedError'
  readonly code: EmbedErrorCode

  constructor(code: EmbedErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** What a page can listen to: the events of the protocol, and `ready` each time that a scene has come into the frame. */
export interface ScenePlayerEvents extends EventData {
  readonly ready: Ready
}

export interface ConnectOptions {
  /** Events beyond those that everybody gets. Default: all of them. */
  readonly want?: readonly Want[]
  /** So long an answer is waited for (ms, default 10 000); the first one, from when the frame has loaded. */
  readonly timeout?: number
}

type Requests = { [N in RequestName]: Record<never, never> extends Given<N> ? () => Promise<SceneState> : (given: Given<N>) => Promise<SceneState> }

/** A scene in a frame. Each method is answered with the state then, or rejects with an EmbedError. */
export interface ScenePlayer extends Requests {
  readonly iframe: HTMLIFrameElement
  /** What the scene said when it was there first. Rejects when none has answered in time. */
  readonly ready: Promise<Ready>
  /** Calls back for each event of a kind; returns the way to stop it. */
  on<N extends keyof ScenePlayerEvents>(type: N, listener: (data: ScenePlayerEvents[N]) => void): () => void
  /** Hears and asks nothing any more; the frame stays where it is. */
  destroy(): void
}

/** Number of the first hello. */
const FIRST = 0

/** Names alone, without the texts of the table: pages of others load this. */
const METHODS = Object.keys({
  getState: 0, play: 0, pause: 0, next: 0, previous: 0, seek: 0, setLever: 0, reset: 0, setSpeed: 0, setTheme: 0,
} satisfies Record<RequestName, 0>) as readonly RequestName[]
/** Events that somebody who holds a scene tells on. */
export const TOLD = Object.keys({
  ready: 0, step: 0, playing: 0, paused: 0, ended: 0, lever: 0, resize: 0, progress: 0, predict: 0, quiz: 0, task: 0, error: 0,
} satisfies Record<keyof ScenePlayerEvents, 0>) as readonly (keyof ScenePlayerEvents)[]

/** Connects to a scene in a frame of this page: one that is there already, or will be once the frame has loaded. */
export function connect(iframe: HTMLIFrameElement, { want = ['learner', 'resize'], timeout = 10_000 }: ConnectOptions = {}): ScenePlayer {
  const line = new Line(iframe, want, timeout)
  const methods = Object.fromEntries(METHODS.map((type) => [type, (given?: unknown) => line.request(type, given)])) as unknown as Requests
  return { ...methods, iframe, ready: line.ready, on: (type, listener) => line.on(type, listener as (data: unknown) => void), destroy: () => line.close() }
}

interface Pending {
  readonly resolve: (data: unknown) => void
  readonly reject: (error: EmbedError) => void
  timer?: ReturnType<typeof setTimeout>
}

/** The connection: hellos, the channel of the last one that was answered, and what is asked over it. */
class Line {
  readonly ready: Promise<Ready>
  readonly #iframe: HTMLIFrameElement
  readonly #want: readonly Want[]
  readonly #timeout: number
  readonly #listeners = new Map<string, Set<(data: unknown) => void>>()
  readonly #pending = new Map<number, Pending>()
  /** Ends of channels that went with a hello which nobody has answered. */
  readonly #unheard = new Set<MessagePort>()
  #port: MessagePort | undefined
  #id = 0
  #isClosed = false

  constructor(iframe: HTMLIFrameElement, want: readonly Want[], timeout: number) {
    this.#iframe = iframe
    this.#want = want
    this.#timeout = timeout
    this.ready = this.#answer(FIRST) as Promise<Ready>
    // Who does not ask for it has nothing to catch.
    this.ready.catch(() => undefined)
    window.addEventListener('message', this.#heard)
    iframe.addEventListener('load', this.#loaded)
    // A frame that waits until it is near the view may wait for ever.
    if (iframe.loading !== 'lazy') this.#loaded()
    this.#hello()
  }

  on(type: string, listener: (data: unknown) => void): () => void {
    const all = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, all)
    all.add(listener)
    return () => all.delete(listener)
  }

  async request(type: RequestName, given: unknown): Promise<SceneState> {
    if (!this.#port && !this.#isClosed) await this.ready
    const port = this.#port
    if (!port || this.#isClosed) throw closed()
    const id = ++this.#id
    port.postMessage(requestMessage(id, type, given))
    const answer = this.#answer(id)
    this.#limit(id)
    return answer as Promise<SceneState>
  }

  close(): void {
    this.#isClosed = true
    window.removeEventListener('message', this.#heard)
    this.#iframe.removeEventListener('load', this.#loaded)
    for (const port of [...this.#unheard, ...(this.#port ? [this.#port] : [])]) this.#leave(port)
    for (const id of this.#pending.keys()) this.#settle(id)?.reject(closed())
  }

  readonly #heard = ({ source, data }: MessageEvent<unknown>): void => {
    if (source === this.#iframe.contentWindow && ownMessage(data, 'event')?.['type'] === 'announce') this.#hello()
  }

  readonly #loaded = (): void => this.#limit(FIRST)

  /** A scene that is not there yet does not hear this; it announces itself then. So does one that comes into the frame later. */
  #hello(): void {
    const { port1, port2 } = new MessageChannel()
    const id = this.#pending.has(FIRST) ? FIRST : ++this.#id
    const isFirst = this.#port === undefined
    this.#unheard.add(port1)
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const response = ownMessage(data, 'res')
      if (response?.['id'] === id && response['error'] === undefined && !this.#take(port1, isFirst, response['data'])) return
      this.#receive(data)
    })
    port1.start()
    this.#iframe.contentWindow?.postMessage(requestMessage(id, 'hello', { want: this.#want } satisfies Hello), '*', [port2])
  }

  /** From now on this is the line. Not where the scene has answered an earlier hello as well, both sent before there was one: false then. */
  #take(port: MessagePort, isFirst: boolean, ready: unknown): boolean {
    this.#unheard.delete(port)
    if (this.#isClosed || (isFirst && this.#port)) {
      this.#leave(port)
      return false
    }
    if (this.#port) {
      this.#leave(this.#port)
      for (const id of this.#pending.keys()) if (id !== FIRST) this.#settle(id)?.reject(new EmbedError('closed', 'Another scene has come into the frame.'))
    }
    this.#port = port
    this.#emit('ready', ready)
    return true
  }

  #leave(port: MessagePort): void {
    port.postMessage(requestMessage(++this.#id, 'bye'))
    port.close()
  }

  #receive(data: unknown): void {
    const event = ownMessage(data, 'event')
    if (event) return this.#emit(String(event['type']), event['data'])
    const response = ownMessage(data, 'res')
    const pending = response && this.#settle(Number(response['id']))
    if (!pending) return
    const error = response['error'] as { readonly code: ErrorCode; readonly message: string } | undefined
    if (error) pending.reject(new EmbedError(error.code, error.message))
    else pending.resolve(response['data'])
  }

  #emit(type: string, data: unknown): void {
    this.#listeners.get(type)?.forEach((listener) => listener(data))
  }

  #answer(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#pending.set(id, { resolve, reject }))
  }

  /** From now on its answer is waited for, for so long. */
  #limit(id: number): void {
    const pending = this.#pending.get(id)
    if (pending) pending.timer ??= setTimeout(() => this.#settle(id)?.reject(new EmbedError('timeout', `No scene has answered for ${this.#timeout} ms.`)), this.#timeout)
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    clearTimeout(pending?.timer)
    return pending
  }
}

const closed = (): EmbedError => new EmbedError('closed', 'The connection was closed.')
