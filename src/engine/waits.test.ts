/**
 * Signals and resources whose waiters and holders are ended: no wake-up and no unit is lost.
 */
import { describe, expect, it } from 'vitest'
import { closing, logOf, told } from '../../tests/support/processes'
import { all } from './all'
import { Kernel } from './kernel'
import { type Process, Spawn, type Task, waitUs } from './process'
import { race } from './race'
import { Resource } from './resource'
import { Signal } from './signal'

describe('Signal', () => {
  it('does not lose a wake-up to a waiter that was ended before', () => {
    const log = logOf(function* (kernel, note) {
      const signal = new Signal()
      function* waiter(name: string): Process<void> {
        note(`${name} ${yield signal}`)
      }
      yield new Spawn(race([waiter('first'), waitUs(5)]))
      yield 1
      yield new Spawn(waiter('second'))
      yield 10
      kernel.fireOne(signal, 'woken')
    })
    expect(log).toEqual(['11 second woken'])
  })

  it('passes a wake-up on when the woken task is ended before it goes on', () => {
    const log = logOf(function* (kernel, note) {
      const signal = new Signal()
      function* waiter(name: string): Process<void> {
        note(`${name} ${yield signal}`)
      }
      const first = (yield new Spawn(waiter('first'))) as Task
      yield new Spawn(waiter('second'))
      yield 1
      kernel.fireOne(signal, 'woken')
      kernel.cancel(first)
    })
    expect(log).toEqual(['1 second woken'])
  })
})

describe('Resource', () => {
  it('serves first come, first served, and goes on when a waiter or a holder is ended', () => {
    const log = logOf(function* (kernel, note) {
      const workers = new Resource(kernel, 1, 'a worker')
      const tasks: Task[] = []
      for (const name of ['a', 'b', 'c', 'd']) tasks.push((yield new Spawn(workers.use(closing(10, name, note)))) as Task)
      yield 4
      kernel.cancel(tasks[1]!)
      yield 12
      // c has worked since 10 and is ended in the middle; d has the worker from 16 on.
      kernel.cancel(tasks[2]!)
    })
    expect(log).toEqual(['10 a closed', '16 c closed', '26 d closed'])
  })

  it.each(['cancel', 'interrupt'] as const)('gives the unit to the next when its taker meets with %s before it goes on', (how) => {
    const kernel = new Kernel()
    const workers = new Resource(kernel, 1, 'a worker')
    const log: string[] = []
    const note = (what: string): void => void log.push(`${kernel.nowUs} ${what}`)
    function* first(): Process<void> {
      yield* workers.use(waitUs(5))
      // The unit is the second one's by now, which has not gone on.
      if (how === 'cancel') kernel.cancel(second)
      else kernel.interrupt(second, new Error('no more'))
    }
    kernel.spawn(first())
    const second = kernel.spawn(told(workers.use(closing(5, 'second', note)), note))
    kernel.spawn(workers.use(closing(5, 'third', note)))
    kernel.run()
    expect(log).toEqual([...(how === 'cancel' ? [] : ['5 threw no more']), '10 third closed'])
    expect([workers.free, workers.waiting]).toEqual([1, 0])
  })

  it('hands out what is added at once, and takes away only what comes back', () => {
    const kernel = new Kernel()
    const workers = new Resource(kernel, 1, 'a worker')
    const ends: string[] = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      kernel.spawn(workers.use((function* (): Process<void> {
        yield 10
        ends.push(`${name} ${kernel.nowUs}`)
      })()))
    }
    kernel.spawn((function* (): Process<void> {
      yield 4
      workers.resize(3)
      yield 2
      workers.resize(1)
      expect(workers.free).toBe(-2)
    })())
    kernel.run()
    // Three at work from 4 on, of whom the first to come back are not replaced.
    expect(ends).toEqual(['a 10', 'b 14', 'c 14', 'd 24', 'e 34'])
    expect([workers.free, workers.capacity]).toEqual([1, 1])
  })

  it('refuses a capacity that is no whole number above zero', () => {
    expect(() => new Resource(new Kernel(), 0, 'a worker')).toThrow('a worker: there are 0')
  })
})

describe('waiting()', () => {
  it('tells who waits for what when nothing is due any more', () => {
    const kernel = new Kernel()
    const workers = new Resource(kernel, 1, 'a worker at us-east')
    const copy = new Signal('the copy')
    kernel.spawn(workers.use((function* (): Process<void> {
      yield copy
    })()), 3)
    kernel.spawn(all([workers.use(waitUs(1))]), 4)
    kernel.run()
    const words = kernel.waiting().map(({ request, waitsFor }) => `#${request} ${waitsFor.name}${waitsFor.onTasks ? ' (tasks)' : ''}`)
    expect(words).toEqual(['#3 the copy', '#4 its parts (tasks)', '#4 a worker at us-east'])
  })
})
