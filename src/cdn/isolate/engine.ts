/**
 * The engine in which a learner's function runs: QuickJS in WebAssembly with a memory of its own. Nothing is handed into it
 * but text, and nothing comes out of it but text: it can reach nothing. Every call begins from the same bytes and counts its
 * steps, so that it gives the same answer after the same number of steps wherever it runs, and ends.
 */
import { invariant } from '../../engine/invariant'
import { START_UP_MS, stepsOf } from './cpu'
import type { EngineExports } from './engineExports'
import { PRELUDE } from './prelude'
import { TOO_DEEP, failureOf } from './failure'
import { type Imports, hostOf } from './host'
import type { CodeError } from './protocol'
import { fromUtf8, utf8 } from './utf8'

/** How the learner's text is called in the engine's messages (failure.ts finds lines by it). */
const FILE_NAME = 'function.js'

/** Base objects, eval (which the engine itself needs to read a script), normalising, regular expressions and their compiler, JSON, Map and Set, promises. */
const INTRINSICS = 1 | 4 | 8 | 16 | 32 | 64 | 256 | 1024
const STRICT = 8
/** What scripts may hold altogether, the built-in objects included. */
const MEMORY_BYTES = 2_000_000
/** Calls inside of calls end before any host's own stack does. */
const STACK_BYTES = 48 * 1024
/** The stack lies under the heap and grows down; no call reaches further. */
const STACK_REACH = 256 * 1024
/** Below this lies all that the engine keeps in one place. */
const DATA_BYTES = 128 * 1024
/** A script is asked to stop when its budget is over, and asked again so often that this much is enough; a built-in function is not asked, and ends here. */
const GRACE_STEPS = stepsOf(10)

/** The memory of the engine at a moment between two calls. */
interface Snapshot {
  readonly data: Uint8Array
  readonly heap: Uint8Array
}

/** What a script has come to: the text of its value, or why it has none. */
export type Outcome = { readonly text: string; readonly steps: number } | { readonly failed: CodeError; readonly steps: number }

/** A script that has been read, at the moment before its first request. */
export interface Loaded {
  readonly memory: Snapshot
  /** What its loading has come to. */
  readonly outcome: Outcome
}

export class Engine {
  readonly #exports: EngineExports
  readonly #bytes: Uint8Array
  readonly #words: Uint32Array
  readonly #context: number
  /** The function that the prelude is. */
  readonly #run: number
  readonly #fileName: number
  readonly #base: Snapshot
  readonly #stackTop: number
  /** Where the engine keeps the end of its heap. */
  readonly #heapEnd: number
  /** The heap has been written to up to here since it was last put back. */
  #dirtyTo = 0

  /** @param make Sets the module to work with these imports. */
  static async open(make: (imports: { readonly host: Imports }) => Promise<{ readonly exports: EngineExports }>): Promise<Engine> {
    const made: { exports?: EngineExports } = {}
    const host = hostOf(() => {
      const { exports } = made
      invariant(exports, 'the engine asks its host for something before it is there')
      return { words: new Uint32Array(exports.memory.buffer), isOver: exports.steps.value < GRACE_STEPS }
    })
    made.exports = (await make({ host })).exports
    return new Engine(made.exports)
  }

  private constructor(exports: EngineExports) {
    this.#exports = exports
    this.#bytes = new Uint8Array(exports.memory.buffer)
    this.#words = new Uint32Array(exports.memory.buffer)
    this.#stackTop = exports.stack.value
    this.#heapEnd = this.#words.subarray(0, DATA_BYTES / 4).indexOf(this.#stackTop) * 4
    invariant(this.#heapEnd > 0, 'the engine does not say where its heap ends')
    exports.setUp()
    const runtime = exports.NewRuntime()
    exports.RuntimeSetMemoryLimit(runtime, MEMORY_BYTES)
    exports.RuntimeSetMaxStackSize(runtime, STACK_BYTES)
    exports.RuntimeEnableInterruptHandler(runtime)
    this.#context = exports.NewContext(runtime, INTRINSICS)
    this.#fileName = this.#write(FILE_NAME)
    this.#run = this.#eval(PRELUDE, this.#write('prelude.js'))
    this.#base = this.#snapshot()
  }

  /** Reads a script and lets it prepare itself. */
  load(source: string): Loaded {
    this.#restore(this.#base)
    const outcome = this.#limited(stepsOf(START_UP_MS), () => this.#eval(source, this.#fileName), () => '')
    return { memory: this.#snapshot(), outcome }
  }

  /** Calls the function of a script that has been loaded, as its first call. */
  call({ memory }: Loaded, input: string, budget: number): Outcome {
    this.#restore(memory)
    return this.#limited(budget, () => this.#callWith(input), (value) => this.#read(this.#exports.GetString(this.#context, value)))
  }

  #callWith(input: string): number {
    const exports = this.#exports
    const address = this.#write(input)
    const args = exports.malloc(4)
    this.#words[args >> 2] = exports.NewString(this.#context, address)
    return exports.Call(this.#context, this.#run, exports.GetUndefined(), 1, args)
  }

  /** Runs something that has a value, for at most so many steps. */
  #limited(budget: number, run: () => number, read: (value: number) => string): Outcome {
    const { steps } = this.#exports
    steps.value = budget + GRACE_STEPS
    const used = (): number => Math.min(budget, budget + GRACE_STEPS - steps.value)
    try {
      const value = run()
      const error = this.#exports.ResolveException(this.#context, value)
      const took = used()
      if (error === 0) return { text: read(value), steps: took }
      const isOver = steps.value < GRACE_STEPS
      return { failed: failureOf(this.#read(this.#exports.Dump(this.#context, error)), isOver), steps: took }
    } catch (error) {
      return this.#broken(error, budget)
    }
  }

  /** The engine itself has stopped: nothing that it holds can be read, and the next call begins anew. */
  #broken(error: unknown, budget: number): Outcome {
    if (this.#exports.steps.value < 0) return { failed: { kind: 'budget', message: 'a built-in function has used up the time', line: null }, steps: budget }
    const isTrap = error instanceof Error && error.name === 'RuntimeError'
    return { failed: isTrap ? { kind: 'memory', message: 'the engine has stopped', line: null } : { kind: 'depth', message: TOO_DEEP, line: null }, steps: budget }
  }

  #eval(code: string, fileName: number): number {
    const bytes = utf8(code)
    return this.#exports.Eval(this.#context, this.#put(bytes), bytes.length, fileName, 0, STRICT)
  }

  #write(text: string): number {
    return this.#put(utf8(text))
  }

  /** Bytes with a 0 behind them. */
  #put(bytes: readonly number[]): number {
    const address = this.#exports.malloc(bytes.length + 1)
    invariant(address > 0, 'there is no room in the engine')
    this.#bytes.set(bytes, address)
    this.#bytes[address + bytes.length] = 0
    return address
  }

  #read(address: number): string {
    return fromUtf8(this.#bytes.subarray(address, this.#bytes.indexOf(0, address)))
  }

  get #heap(): number {
    return this.#words[this.#heapEnd >> 2]!
  }

  #snapshot(): Snapshot {
    return { data: this.#bytes.slice(0, DATA_BYTES), heap: this.#bytes.slice(this.#stackTop, this.#heap) }
  }

  #restore({ data, heap }: Snapshot): void {
    this.#dirtyTo = Math.max(this.#dirtyTo, this.#heap)
    this.#bytes.set(data)
    this.#bytes.set(heap, this.#stackTop)
    const end = this.#stackTop + heap.length
    if (this.#dirtyTo > end) this.#bytes.fill(0, end, this.#dirtyTo)
    this.#dirtyTo = end
    this.#bytes.fill(0, this.#stackTop - STACK_REACH, this.#stackTop)
    this.#exports.stack.value = this.#stackTop
  }
}
