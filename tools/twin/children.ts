/**
 * Programs that the twin has started. Whatever way this one ends, each of them is ended by its own number.
 */
import { type ChildProcess, spawn } from 'node:child_process'

export class Children {
  readonly #running = new Set<ChildProcess>()
  readonly #leaving: readonly (readonly [event: 'exit' | 'SIGINT' | 'SIGTERM', listener: () => void])[]

  /** `cleanUp`: what else has to be done when this program is interrupted; at once. */
  constructor(cleanUp: () => void = () => {}) {
    const leave = (code: number) => (): void => {
      this.#endAll()
      cleanUp()
      process.exit(code)
    }
    this.#leaving = [['exit', () => this.#endAll()], ['SIGINT', leave(130)], ['SIGTERM', leave(143)]]
    for (const [event, listener] of this.#leaving) process.once(event, listener)
  }

  /** Starts a server; `log` holds what it has said so far. */
  start(program: string, args: readonly string[], folder: string): Child {
    // A group of its own: a server has children, too.
    const child = spawn(program, [...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    const started = new Child(child)
    this.#running.add(child)
    child.once('close', () => this.#running.delete(child))
    return started
  }

  /** Ends what is left, and looks after nothing any more. */
  release(): void {
    this.#endAll()
    for (const [event, listener] of this.#leaving) process.off(event, listener)
  }

  #endAll(): void {
    for (const child of this.#running) signal(child, 'SIGKILL')
  }
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** How long a server may take to end in good order (ms). */
const LEAVE_MS = 3000

export class Child {
  readonly #child: ChildProcess
  readonly #closed: Promise<void>
  #log = ''
  #hasEnded = false

  constructor(child: ChildProcess) {
    this.#child = child
    child.stdout?.on('data', (text) => (this.#log += String(text)))
    child.stderr?.on('data', (text) => (this.#log += String(text)))
    this.#closed = new Promise((resolve) => {
      const ended = (): void => {
        this.#hasEnded = true
        resolve()
      }
      child.once('close', ended)
      child.once('error', (error) => {
        this.#log += error.message
        ended()
      })
    })
  }

  get log(): string {
    return this.#log.trim()
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  async end(): Promise<void> {
    if (this.#hasEnded) return
    signal(this.#child, 'SIGTERM')
    const timer = setTimeout(() => signal(this.#child, 'SIGKILL'), LEAVE_MS)
    await this.#closed
    clearTimeout(timer)
    // Whatever it left behind is in its group.
    signal(this.#child, 'SIGKILL')
  }
}
