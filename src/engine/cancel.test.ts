/**
 * Tasks that are ended or interrupted from outside.
 */
import { describe, expect, it } from 'vitest'
import { closing, logOf, told } from '../../tests/support/processes'
import { SimulationError } from './invariant'
import { Kernel } from './kernel'
import { type Process, Spawn, type Task, waitUs } from './process'
import { race } from './race'
import { Signal } from './signal'

describe('cancel()', () => {
  it('closes nested calls, innermost first, in the name of the cancelled request', () => {
    const kernel = new Kernel()
    const log: string[] = []
    function* level(depth: number): Process<void> {
      try {
        yield depth === 0 ? 100 : level(depth - 1)
      } finally {
        log.push(`${depth} for ${kernel.request}`)
      }
    }
    const task = kernel.spawn(level(2), 7)
    kernel.spawn((function* (): Process<void> {
      yield 5
      kernel.cancel(task)
      log.push(`on for ${kernel.request}`)
    })(), 8)
    kernel.run()
    expect(log).toEqual(['0 for 7', '1 for 7', '2 for 7', 'on for 8'])
    expect([task.ended, kernel.nowUs]).toEqual([true, 5])
  })

  it('throws into those who wait for the task, before and after', () => {
    const log = logOf(function* (kernel, note) {
      function* join(task: Task): Process<unknown> {
        return yield task
      }
      const task = (yield new Spawn(waitUs(9))) as Task
      yield new Spawn(told(join(task), note))
      yield 2
      kernel.cancel(task)
      yield 1
      yield* told(join(task), note)
    })
    expect(log).toEqual(['2 threw what it waited for was cancelled', '3 threw what it waited for was cancelled'])
  })

  it('ends a task that cancels itself at its next yield', () => {
    const log = logOf(function* (kernel, note) {
      let self: Task | null = null
      function* suicidal(): Process<void> {
        yield 1
        kernel.cancel(self!)
        note('still here')
        try {
          yield 5
          note('never')
        } finally {
          note('closed')
        }
      }
      self = (yield new Spawn(suicidal())) as Task
    })
    expect(log).toEqual(['1 still here', '1 closed'])
  })

  it('does not start a process that was not yet started, and leaves an ended task as it is', () => {
    const kernel = new Kernel()
    const log: string[] = []
    const note = (what: string): void => void log.push(what)
    kernel.cancel(kernel.spawn(closing(1, 'never', note)))
    const done = kernel.spawn(closing(1, 'done', note))
    kernel.run()
    kernel.cancel(done)
    expect([log, done.value]).toEqual([['done closed'], 'done'])
  })

  it('ends the run when a finally block waits, even if somebody catches everything', () => {
    const kernel = new Kernel()
    function* lingering(): Process<void> {
      try {
        yield 100
      } finally {
        yield 1
      }
    }
    const task = kernel.spawn(lingering())
    kernel.spawn((function* (): Process<void> {
      yield 5
      try {
        kernel.cancel(task)
      } catch {
        // An error of the kernel is not for a process to swallow.
      }
      yield 5
    })())
    expect(() => kernel.run()).toThrow(SimulationError)
    expect(kernel.nowUs).toBe(5)
  })

  it('runs all finally blocks and ends the run with the first error that is thrown in one', () => {
    const kernel = new Kernel()
    const log: string[] = []
    const fail = (message: string): void => {
      throw new Error(message)
    }
    function* outer(): Process<void> {
      try {
        yield (function* (): Process<void> {
          try {
            yield 100
          } finally {
            fail('in finally')
          }
        })()
      } finally {
        log.push('outer closed')
      }
    }
    kernel.spawn(race([outer(), waitUs(5)]))
    expect(() => kernel.run()).toThrow('in finally')
    expect(log).toEqual(['outer closed'])
  })
})

describe('interrupt()', () => {
  it('throws into the innermost call, which may catch and go on', () => {
    const log = logOf(function* (kernel, note) {
      const signal = new Signal('the copy')
      function* patient(): Process<string> {
        yield* told((function* (): Process<unknown> {
          return yield signal
        })(), note)
        yield 4
        return 'went on'
      }
      const task = (yield new Spawn(told(patient(), note))) as Task
      yield 3
      kernel.interrupt(task, new Error('node down'))
      kernel.fire(signal, 'too late')
    })
    expect(log).toEqual(['3 threw node down', '7 returned went on'])
  })

  it('reaches a sleeper, whose event leaves the queue', () => {
    const log = logOf(function* (kernel, note) {
      const task = (yield new Spawn(told(waitUs(50), note))) as Task
      yield 3
      kernel.interrupt(task, new Error('up'))
    })
    expect(log).toEqual(['3 threw up'])
  })
})
