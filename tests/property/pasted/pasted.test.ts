/**
 * Pasted texts made by a grammar from the shapes in which people have headers: read as they were written when they are whole, and without
 * a throw, within bounds and in linear work whatever has happened to them. `npm run bench -- pasted node` has 100,000 of them and tells the time.
 */
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { explain } from '../../../src/cdn/explain/explanation'
import { readPasted } from '../../../src/cdn/explain/pasted'
import { chain, numbers } from './messages'
import { recording } from './recordings'
import { SHAPES, WRAPS, damaged } from './shapes'
import { outOfBounds } from './bounds'
import { workOf } from './work'

const NOW = 1_772_532_000_000
const plain = (fields: readonly (readonly [string, string])[]): string => fields.map(([name, value]) => `${name.toLowerCase()}: ${value}`).join('\n')

describe.each(SHAPES)('$name', ({ shows, status, write }) => {
  it.each(WRAPS)('is read as it was written, $name: property', ({ wrap }) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const below = numbers(seed)
        const all = chain(below)
        const pasted = readPasted(wrap(write(all, below), below))
        const response = pasted.responses[pasted.meant]!
        expect(pasted.responses).toHaveLength(shows === 'all' ? all.length : 1)
        expect(plain(response.headers)).toBe(plain(all.at(-1)!.fields))
        expect([response.statusIsKnown, response.status]).toEqual([status, status ? all.at(-1)!.status : 200])
      }),
      { numRuns: 20 },
    )
  })

  it('with damage it does not throw, and what is said stays bounded: property', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const below = numbers(seed)
        const text = damaged(WRAPS[below(WRAPS.length)]!.wrap(write(chain(below), below), below), below)
        expect(outOfBounds(explain(text, NOW), text)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('a HAR', () => {
  it('is read as it was written: property', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { text, answered, meant } = recording(numbers(seed))
        const pasted = readPasted(text)
        expect(pasted.responses.map(({ url, status, headers }) => [url, status, plain(headers)])).toEqual(answered.map(({ url, status, fields }) => [url, status, plain(fields)]))
        expect(pasted.meant).toBe(meant)
        expect(pasted.responses.every(({ receivedMs }) => receivedMs !== undefined && receivedMs >= NOW && receivedMs < NOW + 500)).toBe(true)
      }),
    )
  })

  it('with damage it does not throw, and what is said stays bounded: property', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const below = numbers(seed)
        const text = damaged(recording(below).text, below)
        expect(outOfBounds(explain(text, NOW), text)).toEqual([])
      }),
    )
  })
})

describe('the work', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  const UNITS: readonly string[] = [
    ...SHAPES.map(({ write }) => write(chain(numbers(7)), numbers(7))), recording(numbers(7)).text, '{', '[', '"\\', '{"a":', '[[1],', '> ', '>', '\n', '\r', ' ', '\t', 'a', 'a:', 'a: b\n', ' a: b\n', 'Age\n', 'age:\n', 'HTTP/1.1 200 OK\n', 'HTTP/1.1 200 OK\n\n',
    'Vary: a\n', 'x,', 'Cache-Control: ,\n', 'Key  Value\n---  -----\n', 'Key : a\nValue : b\n', 'StatusCode : 200\n', 'Headers : {[a, b]\n', 'RawContent : a\n', '$ curl -I \\\n', '*', '% ', '--', '0 ', '--:--:--', '…', 'Status Code\n', 'Response Headers\n', '\u001b[', '\ud800', ':',
  ]

  it.each(UNITS)('on %j over and over is in proportion to the text', (unit) => {
    const text = (length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
    const [small, large] = [2000, 8000].map((length) => workOf(() => explain(text(length), NOW)))
    // Four times the text: four times the work, and no more than a third beside.
    expect(large! / Math.max(small!, 2000)).toBeLessThan(5.4)
  })

  it('that grows faster is found', () => {
    const careless = (text: string): string[] => [...text].map((_, i) => text.slice(i).trim())
    const [small, large] = [200, 800].map((length) => workOf(() => careless('a'.repeat(length))))
    expect(large! / small!).toBeGreaterThan(10)
  })
})
