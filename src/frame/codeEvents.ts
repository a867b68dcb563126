/** Events of code at an edge in sentences. */
import { stepsToUs } from '../cdn/isolate/cpu'
import { usToMs } from '../engine/time'
import type { Reading } from '../reading/reading'
import { type Mark, type Station, stampMark, stampStation } from '../trace/stamps'
import { Kind } from '../trace/traceKinds'
import { formatMs, formatSeconds } from '../words/format'
import { nodeWords, startingWords } from './nodeWords'

const STATION_WORDS: Readonly<Record<Station, string>> = {
  filter: 'filter', limit: 'rate limit', token: 'token check', cors: 'CORS', redirect: 'redirect', split: 'split', function: 'function', page: 'page assembly', store: 'store', bypass: 'bypass',
}
const MARK_WORDS: Readonly<Record<Mark, string>> = { passed: 'it passes', changed: 'it is changed', answered: 'it is answered here', refused: 'it is refused', failed: 'it fails' }

const durationWords = (ms: number): string => (ms < 1 ? 'less than a millisecond' : formatMs(ms))

/** What a record means; empty for those that tell of no code, and for those that only the picture needs. */
export function codeEvent(run: Reading, i: number): string {
  const { trace } = run
  const [node, a, b] = [trace.node(i), trace.a(i), trace.b(i)]
  switch (trace.kind(i)) {
    case Kind.Stamp: {
      const words = trace.string(b)
      return `${startingWords(run, node)}, ${STATION_WORDS[stampStation(a)]}: ${MARK_WORDS[stampMark(a)]}${words && `, ${words}`}.`
    }
    case Kind.Started:
      return a === 0 ? '' : `An instance (${trace.string(b)}) starts in ${nodeWords(run, node)}, which takes ${durationWords(usToMs(a))}.`
    case Kind.Ran:
      return `The function has run in ${nodeWords(run, node)} for ${durationWords(usToMs(stepsToUs(a)))}.`
    case Kind.KvRead:
      return `${startingWords(run, node)} reads ${trace.string(a)}: ${b < 0 ? 'it has no copy, and asks the store far away' : `its copy is ${formatSeconds(b / 1000)} old`}.`
    case Kind.KvWritten:
      return `${startingWords(run, node)} writes ${trace.string(a)}: ${trace.string(b)}.`
    default:
      return ''
  }
}
