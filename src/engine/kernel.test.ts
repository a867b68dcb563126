import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoundError, SimulationError } from './invariant'
import { Kernel, Priority } from './kernel'
import { all } from './all'
import { type Process, Spawn, type Task, asProcess, waitUs } from './process'
import { race } from './race'
import { Signal } from './signal'

/** A process that notes its name and the time whenever it goes on. */
function* noting(kernel: Kernel, log: string[], name: string, waits: readonly number[]): Process<string> {
  for (const wait of waits) {
    yield wait
    log.push(`${name}@${kernel.nowUs}`)
  }
  return name
}

describe('Kernel', () => {
  it('resumes 1,000 processes of one instant in the order they were started', () => {
    const kernel = new Kernel()
    const log: string[] = []
    for (let i = 0; i < 1000; i++) kernel.spawnAt(5, noting(kernel, log, String(i), [0]))
    kernel.run()
    expect(log).toEqual(Array.from({ length: 1000 }, (_, i) => `${i}@5`))
  })

  it('runs inputs before traffic of the same instant', () => {
    const kernel = new Kernel()
    const log: string[] = []
    kernel.spawnAt(9, noting(kernel, log, 'traffic', [0]))
    kernel.spawnAt(9, noting(kernel, log, 'input', [0]), -1, Priority.Input)
    kernel.run()
    expect(log).toEqual(['input@9', 'traffic@9'])
  })

  it('drains zero-delay work first in, first out, before the clock moves', () => {
    const kernel = new Kernel()
    const log: string[] = []
    kernel.spawn(noting(kernel, log, 'a', [0, 0]))
    kernel.spawn(noting(kernel, log, 'b', [0, 1]))
    kernel.run()
    expect(log).toEqual(['a@0', 'b@0', 'a@0', 'b@1'])
  })

  it('wakes every process at the sum of its waits, in (time, start) order: property', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), { maxLength: 12 }), (processes) => {
        const kernel = new Kernel()
        const log: string[] = []
        processes.forEach((waits, i) => kernel.spawn(noting(kernel, log, String(i), waits)))
        kernel.run()
        const times = log.map((entry) => Number(entry.split('@')[1]))
        expect(times).toEqual([...times].sort((a, b) => a - b))
        processes.forEach((waits, i) => {
          let sum = 0
          expect(log.filter((entry) => entry.startsWith(`${i}@`))).toEqual(waits.map((wait) => `${i}@${(sum += wait)}`))
        })
      }),
    )
  })

  it('calls a yielded process and hands its result back', () => {
    const kernel = new Kernel()
    let result: unknown
    function* inner(): Process<number> {
      yield 3
      return 42
    }
    function* outer(): Process<void> {
      result = yield inner()
    }
    kernel.spawn(outer())
    kernel.run()
    expect([result, kernel.nowUs]).toEqual([42, 3])
  })

  it('throws an error of a called process into its caller', () => {
    const kernel = new Kernel()
    let caught = ''
    function* inner(): Process<void> {
      yield 1
      throw new Error('broken')
    }
    function* outer(): Process<void> {
      try {
        yield inner()
      } catch (error) {
        caught = (error as Error).message
      }
      yield 1
    }
    kernel.spawn(outer())
    kernel.run()
    expect([caught, kernel.nowUs]).toEqual(['broken', 2])
  })

  it('throws a joined task’s error into the one who waits, early or late', () => {
    for (const lateness of [0, 5]) {
      const kernel = new Kernel()
      let caught = ''
      function* failing(): Process<void> {
        yield 2
        throw new Error('gone')
      }
      function* watching(task: Task): Process<void> {
        try {
          yield task
        } catch (error) {
          caught = (error as Error).message
        }
      }
      function* parent(): Process<void> {
        const task = (yield new Spawn(failing())) as Task
        yield new Spawn(watching(task))
        if (lateness) {
          yield lateness
          yield new Spawn(watching(task))
        }
      }
      kernel.spawn(parent())
      kernel.run()
      expect(caught).toBe('gone')
    }
  })

  it('ends the run with an error that nobody catches', () => {
    const kernel = new Kernel()
    function* failing(): Process<void> {
      yield 1
      throw new SimulationError('nobody listens')
    }
    kernel.spawn(failing())
    expect(() => kernel.run()).toThrow('nobody listens')
  })

  it('all() takes as long as the slowest and keeps the order', () => {
    const kernel = new Kernel()
    const log: string[] = []
    let result: unknown
    kernel.spawn(
      (function* (): Process<void> {
        result = yield* all([noting(kernel, log, 'slow', [9]), noting(kernel, log, 'fast', [1])])
      })(),
    )
    kernel.run()
    expect([result, kernel.nowUs]).toEqual([['slow', 'fast'], 9])
  })

  it('race() takes as long as the fastest and ends the others, finally blocks included', () => {
    const kernel = new Kernel()
    const ended: string[] = []
    let result: unknown
    function* runner(name: string, us: number): Process<string> {
      try {
        yield us
        yield 100
        return name
      } finally {
        ended.push(name)
      }
    }
    kernel.spawn(
      (function* (): Process<void> {
        result = yield* race([runner('slow', 50), runner('fast', 1)])
        // Slots of ended sleepers must not be handed to strangers.
        yield* all(Array.from({ length: 20 }, () => waitUs(30)))
      })(),
    )
    kernel.run()
    expect(result).toEqual({ index: 1, value: 'fast' })
    expect(ended).toEqual(['fast', 'slow'])
    expect(kernel.nowUs).toBe(131)
  })

  it('fires a signal to all that wait, or to the first', () => {
    const kernel = new Kernel()
    const signal = new Signal()
    const log: string[] = []
    function* waiter(name: string): Process<void> {
      log.push(`${name} ${yield signal}`)
    }
    for (const name of ['a', 'b', 'c']) kernel.spawn(waiter(name))
    kernel.run()
    kernel.fireOne(signal, 1)
    kernel.run()
    kernel.fire(signal, 2)
    kernel.run()
    expect(log).toEqual(['a 1', 'b 2', 'c 2'])
  })

  it('ends a run that passes a bound, with the bound’s name', () => {
    function* forever(): Process<void> {
      for (;;) yield 0
    }
    const busy = new Kernel({ maxEvents: 100 })
    busy.spawn(forever())
    expect(() => busy.run()).toThrow(BoundError)
    function* deep(): Process<void> {
      yield deep()
    }
    const nested = new Kernel({ maxDepth: 10 })
    nested.spawn(deep())
    expect(() => nested.run()).toThrow('nested calls')
    const crowded = new Kernel({ maxTasks: 3 })
    expect(() => Array.from({ length: 4 }, () => crowded.spawn(waitUs(1)))).toThrow('live processes')
  })

  it.each([-1, 0.5, NaN, Infinity])('refuses to wait for %s', (us) => {
    const kernel = new Kernel()
    kernel.spawn(waitUs(us))
    expect(() => kernel.run()).toThrow('whole microseconds')
  })

  it('refuses to wait for a real promise', () => {
    const kernel = new Kernel()
    kernel.spawn(
      (function* (): Process<void> {
        yield Promise.resolve() as never
      })(),
    )
    expect(() => kernel.run()).toThrow('real promise')
    expect(() => asProcess(Promise.resolve(1))).toThrow('listing plugin')
  })
})
