/**
 * What a learner can move in scene 12: what happens to answers for one user, which rules the edge has, a function of their own, and a flood.
 */
import type { RuntimeName } from '../../src/cdn/code/runtimes'
import type { SplitHash } from '../../src/cdn/code/split'
import { readFunctionText } from '../../src/cdn/isolate/functionText'
import type { LimitKind } from '../../src/cdn/limit/limiter'
import { leaks } from '../../src/scene/leaks'
import { type LeverOption, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { passed, seenB, startsMs } from './outcomes'

export const GREETING = `// or block(), redirect(url)
function onRequest(request) {
  if (request.query.loop)
    for (;;);
  if (request.country === 'DE')
    return answer('Hallo')
  return pass()
}`
const BLOCK = `function onRequest(request) {
  return request.country === 'FR'
    ? block(451, 'not here')
    : pass()
}`
const ERROR = `function onRequest(request) {
  return request.user.name
}`
/** One that solves the last task, for the tests. */
export const ANSWERS = `function onRequest(request) {
  return answer('Hello, ' + request.country)
}`

const RULES = ['filter', 'redirect', 'cors', 'token', 'page'] as const
const without = (rule: (typeof RULES)[number]) => RULES.filter((one) => one !== rule)

export const levers = defineLevers({
  me: {
    kind: 'choice', label: 'Answers for one user', initial: 'bypass',
    options: [{ value: 'bypass', label: 'past the cache' }, { value: 'cached', label: 'stored' }, { value: 'shared', label: 'shared while fetched' }],
    help: 'What the edge does with /api/me.',
    claims: [
      { value: 'bypass', text: 'past the cache nobody gets a stranger’s answer', holds: (run) => ['stored', 'waiter', 'bypass'].every((step) => leaks(run, { step }).length === 0) },
      { value: 'cached', text: 'what is stored goes to whoever asks next', holds: (run) => leaks(run, { step: 'bypass' }).length > 0 },
      { value: 'shared', text: 'who asks meanwhile gets another’s answer, and nothing is stored', holds: (run) => leaks(run, { step: 'waiter' }).length > 0 && leaks(run, { step: 'stored' }).length === 0 },
    ],
  },
  rules: {
    kind: 'set', label: 'What the edge does', initial: RULES,
    options: [
      { value: 'filter', label: 'filter' }, { value: 'redirect', label: 'redirect' }, { value: 'cors', label: 'CORS' }, { value: 'token', label: 'tokens' }, { value: 'page', label: 'pages' },
    ] satisfies readonly LeverOption[],
    help: 'Rules that the edge has beside its cache.',
    claims: [
      { value: without('filter'), text: 'without the filter everybody gets in', holds: (run) => run.request('blocked').status === 200 },
      { value: without('redirect'), text: 'without the redirect Germany gets the page of all', holds: (run) => run.request('redirected').status === 200 },
      { value: without('token'), text: 'without the check an old token is as good as a new one', holds: (run) => run.request('expired').status === 200 },
      { value: without('cors'), text: 'without it the origin must answer preflights', holds: (run) => run.request('preflight').path.includes('us-east') },
      { value: without('page'), text: 'without it the whole page is fetched as often as its freshest part', holds: (run, base) => run.request('later').bytes > base.request('later').bytes },
    ],
  },
  text: {
    kind: 'code', label: 'Function on /hi', initial: GREETING, read: readFunctionText,
    options: [{ value: GREETING, label: 'greeting' }, { value: BLOCK, label: 'block' }, { value: ERROR, label: 'mistake' }],
    help: 'Runs for each request of /hi.',
    claims: [
      { value: BLOCK, text: 'a country is sent away', holds: (run) => run.request('french').status === 451 },
      { value: ERROR, text: 'an exception fails each request that meets it, and no other', holds: (run) => run.of({ step: 'function' }).every(({ url, status }) => !url.startsWith('/hi') || status === 500) && run.request('plain').status === 200 },
      { value: 'function onRequest() { return fetch("/") }', text: 'what an edge does not have is refused', holds: (run) => run.records('ran').some(({ texts }) => texts[1].includes('"refused"')) },
    ],
  },
  cpuMs: {
    kind: 'slider', label: 'CPU budget', initial: 5, min: 1, max: 50, step: 1, unit: 'ms', help: 'Of one request.',
    claims: [{ value: 50, text: 'what never ends is stopped later', holds: (run, base) => run.request('loop').waitMs! > base.request('loop').waitMs! + 40 }],
  },
  runtime: {
    kind: 'choice', label: 'Runtime', initial: 'isolate', help: 'What the function runs in.',
    options: [{ value: 'wasm', label: 'Wasm' }, { value: 'isolate', label: 'isolate' }, { value: 'container', label: 'container' }] satisfies readonly { readonly value: RuntimeName; readonly label: string }[],
    claims: [
      { value: 'wasm', text: 'each request has a new instance, in less than a tenth of a millisecond', holds: (run) => startsMs(run, 'function').every((ms) => ms > 0 && ms < 0.1) },
      { value: 'container', text: 'a cold start takes a tenth of a second at least', holds: (run) => Math.max(...startsMs(run, 'function')) >= 100 },
    ],
  },
  hash: {
    kind: 'choice', label: 'Hash of the split', initial: 'fnv1a mod', help: 'How a name becomes A or B.',
    options: [{ value: 'fnv1a mod', label: 'FNV, last digits' }, { value: 'fnv1a top', label: 'FNV, first bits' }, { value: 'sum', label: 'sum of letters' }] satisfies readonly { readonly value: SplitHash; readonly label: string }[],
    claims: [
      { value: 'fnv1a top', text: 'its first bits give those who came first another share', holds: (run, base) => seenB(run) > 2 * seenB(base) },
      { value: 'sum', text: 'so does a sum of letters', holds: (run, base) => seenB(run) > 1.2 * seenB(base) },
    ],
  },
  flood: {
    kind: 'choice', label: 'The flood comes to', initial: 'one', options: [{ value: 'one', label: 'one POP' }, { value: 'twelve', label: 'twelve POPs' }],
    claims: [{ value: 'twelve', text: 'twelve limits let more pass than one', holds: (run, base) => passed(run, 'first') > passed(base, 'first') }],
  },
  limit: {
    kind: 'choice', label: 'Limit', initial: 'sliding window', help: 'Token bucket: tokens flow in at the limit’s pace, and each request takes one. Sliding window: the last second, whenever that is. Fixed window: each second of the clock.',
    options: [{ value: 'token bucket', label: 'token bucket' }, { value: 'sliding window', label: 'sliding window' }, { value: 'fixed window', label: 'fixed window' }] satisfies readonly { readonly value: LimitKind; readonly label: string }[],
    claims: [{ value: 'token bucket', text: 'a full bucket passes, and what flows in meanwhile', holds: (run, base) => passed(run, 'first') > passed(base, 'first') }],
  },
})
export type Values = ValuesOf<typeof levers>
