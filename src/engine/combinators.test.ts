/**
 * What all(), race() and timeout() promise: failures reach the caller, and nothing outlives the call.
 */
import { describe, expect, it } from 'vitest'
import { closing, failing, logOf, told } from '../../tests/support/processes'
import { all } from './all'
import { Kernel } from './kernel'
import { Spawn, type Task, waitUs } from './process'
import { race } from './race'
import { TimeoutError, timeout } from './timeout'

describe('all()', () => {
  it('throws the error of its first failing member into the caller, and ends the others', () => {
    const log = logOf((_, note) => told(all([closing(9, 'slow', note), failing(2, 'broken')]), note))
    expect(log).toEqual(['2 slow closed', '2 threw broken'])
  })

  it('of no process is done at once', () => {
    expect(logOf((_, note) => told(all([]), note))).toEqual(['0 returned '])
  })

  it('whose caller is cancelled ends its members', () => {
    const log = logOf(function* (kernel, note) {
      const task = (yield new Spawn(all([closing(9, 'a', note), closing(5, 'b', note)]))) as Task
      yield 3
      kernel.cancel(task)
    })
    expect(log).toEqual(['3 a closed', '3 b closed'])
  })
})

describe('race()', () => {
  it('whose fastest fails throws its error into the caller, and ends the others', () => {
    const log = logOf((_, note) => told(race([closing(9, 'slow', note), failing(2, 'broken')]), note))
    expect(log).toEqual(['2 slow closed', '2 threw broken'])
  })

  it('leaves nothing in the queue that would move the clock', () => {
    const kernel = new Kernel()
    kernel.spawn(race([waitUs(5), waitUs(1_000_000)]))
    kernel.run()
    expect(kernel.nowUs).toBe(5)
  })
})

describe('timeout()', () => {
  it('returns what is done in time', () => {
    expect(logOf((_, note) => told(timeout(closing(3, 'done', note), 5), note))).toEqual(['3 done closed', '3 returned done'])
  })

  it('ends what takes longer and throws', () => {
    expect(logOf((_, note) => told(timeout(closing(8, 'late', note), 5), note))).toEqual(['5 late closed', '5 threw no end after 0.005 ms'])
    expect(new TimeoutError(8000).message).toBe('no end after 8 ms')
  })
})
