import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LogEntry } from '../../scene/log'
import { ALL_LINES, linesLike, linesOf, valuesOf, writtenAt } from './logLines'

const entry = (request: number, more: Partial<LogEntry> = {}): LogEntry => ({
  request, atMs: request * 10, outcome: 'hit', status: 200, method: 'GET', url: '/a', waitMs: 1234, cacheStatus: 'POP; hit', tags: { region: 'Tokyo' }, ...more,
})
const lines = linesOf([
  entry(3, { outcome: 'error', status: 0, tags: { region: 'Paris' }, note: 'of a stranger' }),
  entry(1),
  entry(2, { outcome: 'miss', url: '/API/b?x=1', cacheStatus: 'POP; fwd=uri-miss', tags: {} }),
])
const found = (filter: Partial<typeof ALL_LINES>): number[] => linesLike(lines, { ...ALL_LINES, ...filter }).map(({ request }) => request)

describe('lines of a log', () => {
  it('stand in the order in which they are written', () => {
    expect(found({})).toEqual([1, 2, 3])
  })

  it.each([
    ['one word', { words: 'api' }, [2]],
    ['words in any order, anywhere', { words: ' URI-miss  get ' }, [2]],
    ['numbers as they are typed', { words: '1234 ms' }, [1, 2, 3]],
    ['what stands for a status', { words: 'no answer' }, [3]],
    ['a note', { words: 'stranger' }, [3]],
    ['a word that no line has', { words: 'get london' }, []],
    ['an outcome', { outcomes: ['miss', 'error'] as const }, [2, 3]],
    ['a pick', { picked: { region: 'Tokyo' } }, [1]],
    ['all at once', { words: 'get', outcomes: ['hit'] as const, picked: { region: 'Paris' } }, []],
  ])('are found by %s', (_, filter, requests) => {
    expect(found(filter)).toEqual(requests)
  })

  it('offer the values that they have', () => {
    expect(valuesOf(lines, { name: 'region', label: 'Region' })).toEqual(['Paris', 'Tokyo'])
  })

  it('are written at their time, and not before', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (times, ms) => {
      const some = linesOf(times.map((atMs, request) => entry(request, { atMs })))
      expect(writtenAt(some, ms)).toBe(times.filter((atMs) => atMs <= ms).length)
    }))
  })
})
