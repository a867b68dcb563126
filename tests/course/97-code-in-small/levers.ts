/**
 * The levers of the test scene of code at the edge, each with what must be true at another value.
 */
import type { RuntimeName } from '../../../src/cdn/code/runtimes'
import type { SplitHash } from '../../../src/cdn/code/split'
import { readFunctionText } from '../../../src/cdn/isolate/functionText'
import type { LimitKind } from '../../../src/cdn/limit/limiter'
import { leaks } from '../../../src/scene/leaks'
import { type LeverOption, type ValuesOf, defineLevers } from '../../../src/scene/levers'
import type { RunView } from '../../../src/scene/runView'

const REDIRECT = `function onRequest(request, edge) {
  if (request.query.loop) for (;;);
  if (request.country === 'DE' && request.path === '/')
    return redirect('/de/')
  return pass({ 'X-Hash': hash(edge.pop) })
}`
const BLOCK = `function onRequest(request) {
  return request.country === 'DE' ? block(451, 'not here') : pass()
}`

const named = <Name extends string>(...names: readonly Name[]) => names.map((value) => ({ value, label: value }))
const RUNTIMES = named<RuntimeName>('wasm', 'isolate', 'container') satisfies readonly LeverOption[]
const LIMITS = named<LimitKind>('token bucket', 'sliding window', 'fixed window')

const HASHES = [
  { value: 'fnv1a mod', label: 'last digits of a hash' }, { value: 'fnv1a top', label: 'first digits of a hash' }, { value: 'sum', label: 'sum of letters' },
] as const satisfies readonly { readonly value: SplitHash; readonly label: string }[]

const startsUs = (run: RunView): readonly number[] => run.records('started').map(({ a }) => a)
const passed = (run: RunView): number => run.of({ step: 'flood' }).filter(({ status }) => status !== 429).length

const variants = (run: RunView): readonly string[] => run.of({ step: 'split' }).map(({ content }) => content)
const changes = (run: RunView): number => variants(run).filter((one, k, all) => k > 0 && one !== all[k - 1]).length

export const levers = defineLevers({
  text: {
    kind: 'code', label: 'Function', initial: REDIRECT, read: readFunctionText, options: [{ value: REDIRECT, label: 'redirect' }, { value: BLOCK, label: 'block' }], help: 'What runs at the edge for every request.',
    claims: [
      { value: BLOCK, text: 'a user is sent away', holds: (run) => run.request('german').status === 451 },
      { value: 'function onRequest() { for (;;); }', text: 'a function that never ends fails for its request', holds: (run) => run.request('german').status === 500 && run.records('ran').every(({ texts }) => texts[1].includes('"budget"')) },
    ],
  },
  runtime: {
    kind: 'choice', label: 'Runtime', initial: 'isolate', options: RUNTIMES, help: 'What a function runs in.',
    claims: [
      { value: 'container', text: 'a cold start takes a tenth of a second at least', holds: (run) => Math.max(...startsUs(run)) >= 100_000 },
      { value: 'wasm', text: 'each request has an instance of its own, in less than a tenth of a millisecond', holds: (run) => startsUs(run).every((us) => us > 0 && us < 100) },
    ],
  },
  me: {
    kind: 'choice', label: 'Answers for one user', initial: 'bypass', options: [{ value: 'bypass', label: 'past the cache' }, { value: 'cached', label: 'stored' }, { value: 'shared', label: 'shared while fetched' }],
    help: 'What the edge does with what is for one user alone.',
    claims: [
      { value: 'cached', text: 'a stranger gets what was stored', holds: (run) => leaks(run, { step: 'mine' }).length > 0 },
      { value: 'shared', text: 'a stranger gets what was fetched for another', holds: (run) => leaks(run, { step: 'mine' }).length > 0 },
    ],
  },
  limit: {
    kind: 'choice', label: 'Limit', initial: 'sliding window', options: LIMITS, help: 'How requests are counted.',
    claims: [{ value: 'token bucket', text: 'a full bucket passes, and what flows in meanwhile', holds: (run, base) => passed(run) > passed(base) }],
  },
  hash: {
    kind: 'choice', label: 'Hash of the split', initial: 'fnv1a mod', options: HASHES, help: 'How a user becomes A or B.',
    claims: [
      { value: 'fnv1a top', text: 'those who sign up one after the other get the same more often', holds: (run, base) => changes(run) < changes(base) },
      { value: 'sum', text: 'others get B', holds: (run, base) => variants(run).join() !== variants(base).join() },
    ],
  },
  cpuMs: {
    kind: 'slider', label: 'CPU budget', initial: 2, min: 1, max: 10, step: 1, unit: 'ms', help: 'What a function may take for one request.',
    claims: [{ value: 10, text: 'what never ends is stopped later', holds: (run, base) => run.request('loop').waitMs! > base.request('loop').waitMs! }],
  },
})
export type Values = ValuesOf<typeof levers>
