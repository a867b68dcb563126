import { describe, expect, it } from 'vitest'
import { type LearnerEvent, LearnerLog } from './learner'

describe('what a learner has done', () => {
  it('is told in order, and what happens once is noted once', () => {
    const log = new LearnerLog()
    const heard: LearnerEvent[] = []
    const stop = log.subscribe((event) => heard.push(event))
    log.note({ kind: 'reached', step: 'one' })
    log.note({ kind: 'reached', step: 'one' })
    log.note({ kind: 'finished', step: 'one' })
    log.note({ kind: 'reached', step: 'two' })
    log.note({ kind: 'predicted', step: 'two', option: 1, right: false })
    log.note({ kind: 'predicted', step: 'two', option: 1, right: false })
    expect(heard.map(({ kind }) => kind)).toEqual(['reached', 'finished', 'reached', 'predicted', 'predicted'])
    expect(log.events).toEqual(heard)
    expect(log.has('finished', 'one')).toBe(true)
    expect(log.has('finished', 'two')).toBe(false)
    stop()
    log.note({ kind: 'completed' })
    expect(heard).toHaveLength(5)
    expect(log.events.at(-1)).toEqual({ kind: 'completed' })
  })

  it('stays bounded', () => {
    const log = new LearnerLog()
    log.note({ kind: 'reached', step: 'one' })
    for (let i = 0; i < 1000; i++) log.note({ kind: 'answered', option: i, right: false })
    expect(log.events).toHaveLength(500)
    expect(log.events.at(-1)).toMatchObject({ option: 999 })
    log.note({ kind: 'reached', step: 'one' })
    expect(log.events.at(-1)).toMatchObject({ kind: 'answered' })
  })
})
