/**
 * Pasted texts and recordings, whole and damaged, made by the grammar of tests/property/pasted, and texts that repeat one piece: how long
 * each takes to be explained.
 */
import { explain } from '../../src/cdn/explain/explanation.ts'
import { chain, numbers } from '../../tests/property/pasted/messages.ts'
import { recording } from '../../tests/property/pasted/recordings.ts'
import { SHAPES, WRAPS, damaged } from '../../tests/property/pasted/shapes.ts'
import { outOfBounds } from '../../tests/property/pasted/bounds.ts'

export interface PastedRound {
  readonly inputs: number
  readonly characters: number
  readonly thrown: number
  /** Explanations with something out of bounds. */
  readonly unbounded: number
  readonly totalMs: number
  /** The slowest: ms for each 100 kB, of which a shorter text counts as one. */
  readonly slowestMs: number
  /** How it begins. */
  readonly slowest: string
}

const NOW_MS = 1_772_532_000_000
const UNIT = 100_000
const SLOW_MS = 50

/** Random ones from this seed on. */
export function pastedRound({ what, count, seed }: { readonly what: 'texts' | 'recordings' | 'long'; readonly count: number; readonly seed: number }): PastedRound {
  const result = { inputs: 0, characters: 0, thrown: 0, unbounded: 0, totalMs: 0, slowestMs: 0, slowest: '' }
  const take = (text: string): void => {
    const start = clockMs()
    try {
      const explanation = explain(text, NOW_MS)
      const ms = clockMs() - start
      const each = least(text, ms) / Math.max(1, text.length / UNIT)
      result.totalMs += ms
      if (each > result.slowestMs) Object.assign(result, { slowestMs: each, slowest: `${text.length} characters: ${JSON.stringify(text.slice(0, 60))}` })
      if (outOfBounds(explanation, text).length > 0) result.unbounded++
    } catch {
      // Counted: one is a wrong count, and the bench fails.
      result.thrown++
    }
    result.inputs++
    result.characters += text.length
  }
  // What is compiled on the way is not the reader's time.
  for (const text of random(what === 'recordings' ? what : 'texts', 2000, seed + 1_000_000)) explain(text, NOW_MS)
  for (const text of what === 'long' ? long(count) : random(what, count, seed)) take(text)
  return result
}

/** Time of the processor: other programs of the machine do not count. */
const clockMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** The compiler and the collector of garbage take time from single ones: what is slow is so again. */
function least(text: string, firstMs: number): number {
  let ms = firstMs
  for (let again = 0; again < 8 && ms > (SLOW_MS * Math.max(1, text.length / UNIT)) / 4; again++) {
    const start = clockMs()
    explain(text, NOW_MS)
    ms = Math.min(ms, clockMs() - start)
  }
  return ms
}

function* random(what: 'texts' | 'recordings', count: number, seed: number): Generator<string> {
  for (let i = 0; i < count; i++) {
    const below = numbers(seed + i)
    const text = what === 'recordings' ? recording(below).text : WRAPS[below(WRAPS.length)]!.wrap(SHAPES[below(SHAPES.length)]!.write(chain(below), below), below)
    yield below(3) === 0 ? text : damaged(text, below)
  }
}

/** One piece over and over, and what has frozen a page once. */
function* long(length: number): Generator<string> {
  const body = JSON.stringify(JSON.stringify({ a: ['\\', '"', '{', '}'] })).slice(1, -1)
  const pieces = [
    ...SHAPES.map(({ write }) => write(chain(numbers(7)), numbers(7))), '{', '[', '"\\', '{"a":', '> ', '>', '\n', ' ', '\t', 'a', 'a: b\n', ' a: b\n', 'Age\n', 'age:\n', 'HTTP/1.1 200 OK\n', 'HTTP/1.1 200 OK\n\n', 'Vary: a\n', 'x,',
    'Cache-Control: ,\n', 'Key : a\nValue : b\n', 'StatusCode : 200\n', 'Headers : {[a, b]\n', '$ curl -I \\\n', '--:--:--', '…', '\u001b[', ':', '\\', '"', '""', ',;', 'Set-Cookie: a=b\n', 'x: y\n',
  ]
  for (const piece of pieces) for (const before of ['', 'Cache-Control: ', 'Vary: "', 'ETag: ', '{"']) yield (before + piece.repeat(Math.ceil(length / piece.length))).slice(0, length)
  yield `{"log":{"entries":[{"request":{"url":"a"},"response":{"status":200,"headers":[{"name":"age","value":"1"}],"content":{"text":"${body.repeat(Math.ceil(length / body.length))}"}}}]}}`
}
