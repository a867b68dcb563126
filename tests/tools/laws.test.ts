/**
 * `npm run -s laws`: what it prints, how it ends when it is called wrongly, and that the README tells what it prints.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { main } from '../../tools/laws'
import { triedHitRatio } from '../../tools/lib/hitRatios'
import { ROOT } from '../../tools/lib/project.mjs'

const SMALL = ['--objects', '100', '--requests', '200', '--warm-up', '100', '--seed', '3']

async function call(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const code = await main(argv)
  return { code, out: out.mock.calls.join('\n'), err: err.mock.calls.join('\n') }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('laws', () => {
  it('gives one object with --json: what was tried, and what Che says', async () => {
    const { code, out } = await call('--json', ...SMALL)
    expect(code).toBe(0)
    const { rows, ...run } = JSON.parse(out)
    expect(run).toEqual({ objects: 100, requests: 200, warmUp: 100, seed: 3 })
    expect(rows.map(({ exponent, room }: { exponent: number; room: number }) => [exponent, room])).toEqual([0.64, 0.8, 1].flatMap((exponent) => [1, 5, 10].map((room) => [exponent, room])))
    const [first] = rows
    expect(Object.keys(first)).toEqual(['exponent', 'room', 'tried', 'che'])
    expect(Object.keys(first.tried)).toEqual(['fifo', 'lru', 'lfu', 'sieve'])
    expect(first.tried.lru).toBe(triedHitRatio('lru', 1, { objects: 100, exponent: 0.64, requests: 200, warmUp: 100, seed: 3 }))
    expect(Object.keys(first.che)).toEqual(['fifo', 'lru'])
  })

  it('prints a row for every exponent and size, and from what they come', async () => {
    const { out } = await call(...SMALL)
    expect(out).toContain('a catalogue of 100 objects, all of one size. 200 requests are counted, after 100 that fill it; seed 3.')
    expect(out.split('\n').filter((line) => /^ +\d\.\d\d +\d/.test(line))).toHaveLength(9)
  })

  it.each([
    [['--requests', '0'], '--requests takes a whole number from 1'],
    [['--objects', 'many'], '--objects takes a whole number from 100 to 2147483647, not "many"'],
    [['--policy', 'lru'], "Unknown option '--policy'"],
    [['lru'], 'it takes no lru'],
  ])('ends with 2 and a sentence: %j', async (argv, sentence) => {
    const { code, err } = await call(...argv)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
    expect(err).toContain('Usage: npm run -s laws')
  })

  it('the README tells what it prints: a row is tried again', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    const [, row = ''] = /^ +(0\.80 +500 .*)$/m.exec(readme) ?? []
    const traffic = { objects: 10_000, exponent: 0.8, requests: 500_000, warmUp: 500_000, seed: 9111 }
    const told = row.split(/ +/).map(Number)
    expect(told[4]).toBe(Number((100 * triedHitRatio('lru', 500, traffic)).toFixed(2)))
  })
})
