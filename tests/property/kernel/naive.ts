/**
 * A random program, run by hand: no generators, no queues. A thread is a list of frames, everything
 * that is due stands in one list which is searched through at each step, and whoever waits stands in
 * a list which is searched through, too. Slow, and meant to be read beside the words of src/engine.
 */
import { type Body, CAPACITIES, type Op, SIGNALS } from './programs'
import { type Due, type Frame, type Group, type Thread, bodyFrame, waitWords, without } from './threads'

export class RunEnded extends Error {}
const CANCELLED = 'what it waited for was cancelled'

export class Model {
  readonly log: string[] = []
  /** Those that the program has started, for join, cancel and interrupt. */
  readonly threads: Thread[] = []
  readonly #everyone: Thread[] = []
  #due: Due[] = []
  #nowUs = 0
  #order = 0
  #running: Thread | null = null
  #fault: string | null = null
  readonly #signals: Thread[][] = Array.from({ length: SIGNALS }, () => [])
  readonly #queues: Thread[][] = CAPACITIES.map(() => [])
  readonly #free: number[] = [...CAPACITIES]

  start(frames: Frame[], listener?: Group): Thread {
    const thread: Thread = { frames, started: false, end: '', value: '', wait: null, listeners: listener ? [listener] : [] }
    this.#everyone.push(thread)
    this.#wake(thread, '')
    return thread
  }

  /** The next thing that is due; false when there is nothing. */
  step(): boolean {
    const next = this.#due.toSorted((a, b) => a.atUs - b.atUs || Number(b.now) - Number(a.now) || a.order - b.order)[0]
    if (!next) return false
    this.#due = this.#due.filter((due) => due !== next)
    this.#nowUs = next.atUs
    const { thread } = next
    thread.wait = null
    this.#running = thread
    // What has not begun has nothing to close.
    if (!thread.started && next.throws) thread.frames.length = 0
    thread.started = true
    this.#go(thread, next.value, next.throws)
    this.#running = null
    if (this.#fault !== null) throw new RunEnded(this.#fault)
    return true
  }

  waiting(): string[] {
    return this.#everyone.flatMap((thread) => (thread.wait && !thread.end && !this.#dueOf(thread) ? [waitWords(thread.wait)] : [])).sort()
  }

  /** Runs a thread until it waits or ends; it goes on with a value, or with an error that is thrown. */
  #go(thread: Thread, resumedWith: string, throws: boolean): void {
    let value = resumedWith
    let thrown = throws
    for (;;) {
      const top = thread.frames.at(-1)
      if (top?.kind === 'body' && !thrown && top.at < top.body.ops.length) {
        const label = `${top.label}.${top.at}`
        const op = top.body.ops[top.at++]!
        if (op.op === 'fail') {
          thrown = true
          value = `fail ${label}`
        } else if (YIELDS.has(op.op) && thread.end) return this.#unwind(thread)
        else if (this.#op(thread, op, label)) return
        continue
      }
      if (top?.kind === 'clock' && !thrown && !top.slept) {
        top.slept = true
        return this.#sleep(thread, top.us)
      }
      if ((!top || top.kind === 'call') && thread.end) {
        // It was cancelled while it ran; an error that it comes to then is nobody's to catch.
        if (thrown) this.#fault ??= value
        return this.#unwind(thread)
      }
      if (!top) return thrown ? this.#fail(thread, value) : this.#end(thread, 'returned', value)
      thread.frames.pop()
      if (top.kind === 'body') this.#note(top.label, 'closed')
      if (top.kind === 'use') this.#release(top.resource)
      if (thrown && (top.kind === 'try' || (top.kind === 'retry' && top.left > 0))) {
        this.#note(top.label, `caught ${value}`)
        thrown = false
        if (top.kind === 'retry') thread.frames.push({ ...top, left: top.left - 1 }, bodyFrame(top.body, top.label))
      } else if (!thrown && top.kind === 'then') top.go(value)
      else if (!thrown && top.kind === 'body') value = top.label
      else if (!thrown && top.kind === 'clock') {
        thrown = true
        value = `no end after ${top.us / 1000} ms`
      }
    }
  }

  /** Does an op, or puts frames for it; true when the thread must wait. */
  #op(thread: Thread, op: Op, label: string): boolean {
    const say = (how: string): Frame => ({ kind: 'then', go: (value) => this.#note(label, `${how}${value}`) })
    switch (op.op) {
      case 'sleep':
        thread.frames.push({ kind: 'then', go: () => this.#note(label, 'slept') })
        this.#sleep(thread, op.us)
        return true
      case 'wait':
        thread.frames.push(say('woken by '))
        thread.wait = { on: 'signal', index: op.signal }
        this.#signals[op.signal]!.push(thread)
        return true
      case 'fire':
        for (const waiter of this.#signals[op.signal]!.splice(0)) {
          waiter.wait = null
          this.#wake(waiter, label)
        }
        return false
      case 'fireOne':
        this.#fireOne(op.signal, label)
        return false
      case 'use':
        return this.#use(thread, op.resource, op.body, label)
      case 'call':
        thread.frames.push(say('called '), { kind: 'call' }, bodyFrame(op.body, label))
        return false
      case 'spawn':
        this.threads.push(this.start([bodyFrame(op.body, label)]))
        return false
      case 'try':
        thread.frames.push({ kind: 'try', label }, bodyFrame(op.body, label))
        return false
      case 'retry':
        thread.frames.push({ kind: 'retry', label, body: op.body, left: op.times }, bodyFrame(op.body, label))
        return false
      case 'timeout': {
        thread.frames.push(say('in time '))
        return this.#gather(thread, [[bodyFrame(op.body, label)], [{ kind: 'clock', us: op.us, slept: false }]], 1, ({ value }) => value)
      }
      case 'all':
      case 'race':
        return this.#gatherBodies(thread, op.op, op.bodies, label)
      default:
        return this.#toThread(thread, op, label)
    }
  }

  #toThread(thread: Thread, op: Op, label: string): boolean {
    if (!('task' in op)) return false
    const other = this.threads[op.task % this.threads.length]!
    if (op.op === 'cancel') this.#cancel(other)
    else if (op.op === 'interrupt' && other !== this.#running) this.#interrupt(other, `interrupt ${label}`)
    else if (op.op === 'join' && other !== thread) {
      thread.frames.push({ kind: 'then', go: (value) => this.#note(label, `joined ${value}`) })
      if (!other.end) {
        thread.wait = { on: 'thread', thread: other }
        other.listeners.push(thread)
      } else if (other.end === 'returned') {
        thread.frames.pop()
        this.#note(label, `joined ${other.value}`)
        return false
      } else this.#wake(thread, other.value, true)
      return true
    }
    return false
  }

  #use(thread: Thread, resource: number, body: Body, label: string): boolean {
    const begin = (): void => void thread.frames.push({ kind: 'use', resource }, bodyFrame(body, label))
    thread.frames.push({ kind: 'then', go: (value) => this.#note(label, `used by ${value}`) })
    if (this.#free[resource]! > 0) {
      this.#free[resource]!--
      begin()
      return false
    }
    thread.frames.push({ kind: 'then', go: begin })
    thread.wait = { on: 'resource', index: resource }
    this.#queues[resource]!.push(thread)
    return true
  }

  #gatherBodies(thread: Thread, op: 'all' | 'race', bodies: readonly Body[], label: string): boolean {
    thread.frames.push({ kind: 'then', go: (value) => this.#note(label, value) })
    const result: Group['result'] = (last, members) =>
      op === 'all' ? `all ${members.map(({ value }) => value).join(' ')}` : `first ${members.indexOf(last)} ${last.value}`
    const frames = bodies.map((body, i) => [bodyFrame(body, `${label}/${i}`)])
    return this.#gather(thread, frames, op === 'all' ? bodies.length : 1, result)
  }

  #gather(caller: Thread, frames: Frame[][], missing: number, result: Group['result']): boolean {
    const group: Group = { caller, members: [], missing, over: false, result }
    caller.wait = { on: 'group', group }
    for (const own of frames) group.members.push(this.start(own, group))
    return true
  }

  #cancel(thread: Thread): void {
    if (thread.end) return
    thread.end = 'cancelled'
    thread.value = CANCELLED
    if (thread === this.#running) return
    this.#detach(thread)
    this.#due = this.#due.filter((due) => due.thread !== thread)
    this.#unwind(thread)
  }

  #interrupt(thread: Thread, message: string): void {
    if (thread.end) return
    this.#detach(thread)
    if (thread.end) return
    const due = this.#dueOf(thread)
    if (due?.now) {
      due.value = message
      due.throws = true
    } else {
      this.#due = this.#due.filter((other) => other !== due)
      this.#wake(thread, message, true)
    }
  }

  #detach(thread: Thread): void {
    const { wait } = thread
    thread.wait = null
    if (wait?.on === 'signal') {
      if (!without(this.#signals[wait.index]!, thread)) this.#fireOne(wait.index, this.#dueOf(thread)!.value)
    } else if (wait?.on === 'resource') {
      if (!without(this.#queues[wait.index]!, thread)) this.#release(wait.index)
    } else if (wait?.on === 'thread') without(wait.thread.listeners, thread)
    else if (wait?.on === 'group') this.#endGroup(wait.group)
  }

  #endGroup(group: Group): void {
    group.over = true
    for (const member of group.members) this.#cancel(member)
  }

  /** Closes what a cancelled thread was in, innermost first. */
  #unwind(thread: Thread): void {
    for (let top = thread.frames.pop(); top; top = thread.frames.pop()) {
      if (top.kind === 'body' && thread.started) this.#note(top.label, 'closed')
      if (top.kind === 'use') this.#release(top.resource)
    }
    this.#end(thread, 'cancelled', CANCELLED)
  }

  #fail(thread: Thread, message: string): void {
    if (thread.listeners.length === 0) throw new RunEnded(message)
    this.#end(thread, 'failed', message)
  }

  #end(thread: Thread, how: Thread['end'], value: string): void {
    thread.end = how
    thread.value = value
    for (const listener of thread.listeners.splice(0)) {
      if ('caller' in listener) this.#memberEnded(listener, thread)
      else if (listener.wait?.on === 'thread' && listener.wait.thread === thread) {
        listener.wait = null
        this.#wake(listener, value, how !== 'returned')
      }
    }
  }

  #memberEnded(group: Group, member: Thread): void {
    if (group.over) return
    const isReturned = member.end === 'returned'
    if (isReturned && --group.missing > 0) return
    const value = isReturned ? group.result(member, group.members) : member.value
    this.#endGroup(group)
    group.caller.wait = null
    this.#wake(group.caller, value, !isReturned)
  }

  #fireOne(signal: number, value: string): void {
    const waiter = this.#signals[signal]!.shift()
    if (waiter) this.#wake(waiter, value)
  }

  #release(resource: number): void {
    const next = this.#queues[resource]!.shift()
    if (next) this.#wake(next, '')
    else this.#free[resource]!++
  }

  #sleep(thread: Thread, us: number): void {
    if (us === 0) this.#wake(thread, '')
    else this.#due.push({ thread, atUs: this.#nowUs + us, now: false, order: this.#order++, value: '', throws: false })
  }

  #wake(thread: Thread, value: string, throws = false): void {
    this.#due.push({ thread, atUs: this.#nowUs, now: true, order: this.#order++, value, throws })
  }

  #dueOf(thread: Thread): Due | undefined {
    return this.#due.find((due) => due.thread === thread)
  }

  #note(label: string, what: string): void {
    this.log.push(`${this.#nowUs} ${label} ${what}`)
  }
}

/** Ops at which a generator yields; one that was cancelled while it ran ends there. */
const YIELDS = new Set<Op['op']>(['sleep', 'wait', 'join', 'use', 'call', 'spawn', 'timeout', 'all', 'race'])
