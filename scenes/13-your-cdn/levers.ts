/**
 * All that a design sets, by the question that it answers. Each group is what one or several scenes were about. As it begins the design is wrong
 * on purpose.
 */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import { atOrigin, failedIn, hitsIn, refreshedIn, refusedIn, saidIn, secondIn, shieldedIn, staleIn } from './seen'
import { SICK } from './views'
import type { WorkloadId } from './workloads'

const TRIAL = 'trial'

/** The layers of an edge, outermost first, as scenes have built it; their names are those of the layers themselves. */
export const LAYERS = [
  'surrogateKeysAtUsers', 'rateLimit', 'shareAnswers', 'bypass', 'normalise', 'preconditions', 'fresh', 'staleWhileRevalidate', 'coalesce', 'staleIfError', 'revalidate', 'breaker', 'store',
  'head', 'invalidate',
] as const
export type LayerName = (typeof LAYERS)[number]

/** In the order in which scenes brought them: where each stands in the edge is for the learner to know. So short that they have room on a phone. */
const layerOptions = [
  { value: 'fresh', label: 'serves fresh copies' },
  { value: 'store', label: 'keeps what comes' },
  { value: 'preconditions', label: '“not modified”, and parts' },
  { value: 'revalidate', label: 'asks if a copy still holds' },
  { value: 'head', label: 'HEAD renews the copy' },
  { value: 'invalidate', label: 'a write drops the copy' },
  { value: 'staleWhileRevalidate', label: 'old now, fetched behind' },
  { value: 'staleIfError', label: 'an old copy, not an error' },
  { value: 'normalise', label: 'like requests made alike' },
  { value: 'coalesce', label: 'one fetches for all' },
  { value: 'surrogateKeysAtUsers', label: 'finds copies by their tag' },
  { value: 'bypass', label: 'private: past the cache' },
  { value: 'shareAnswers', label: 'one user’s answer for all' },
  { value: 'rateLimit', label: 'refuses who asks often' },
  { value: 'breaker', label: 'spares a failing origin' },
] as const satisfies readonly { readonly value: LayerName; readonly label: string }[]

const GROUPS = {
  where: 'Where are copies?', long: 'How long are they kept?', same: 'What is the same?', who: 'Who fetches?', room: 'How much room?', forget: 'How is it forgotten?',
  refuse: 'Who is refused?', fails: 'When the origin fails', second: 'A second provider', itself: 'The edge itself', operate: 'Faults',
} as const

const lifetimes = [
  { value: 'never', label: 'never kept' }, { value: '2', label: 'two seconds' }, { value: '10', label: 'ten seconds' }, { value: '60', label: 'a minute' }, { value: '3600', label: 'an hour' }, { value: '86400', label: 'a day' },
] as const

export const levers = defineLevers({
  caseNumber: {
    kind: 'slider', label: 'Case', initial: 2, min: 1, max: 40, step: 1, help: 'Each number is another sick system, or the same one elsewhere.',
    claims: [{ value: 1, text: 'another case is another system', holds: (run, base) => refusedIn(run, SICK) > 0 && refusedIn(base, SICK) === 0 }],
  },
  workload: {
    kind: 'choice', label: 'Workload', initial: 'static',
    options: [{ value: 'static', label: 'static site' }, { value: 'shop', label: 'shop' }, { value: 'video', label: 'video' }, { value: 'live', label: 'live scores' }] satisfies readonly { readonly value: WorkloadId; readonly label: string }[],
    claims: [{ value: 'video', text: 'video leaves the origin more to do', holds: (run, base) => atOrigin(run, TRIAL) > 4 * atOrigin(base, TRIAL) }],
  },
  pops: {
    kind: 'slider', label: 'POPs', group: GROUPS.where, initial: 2, min: 0, max: 6, step: 1, help: 'In the order in which most users have one nearby.',
    claims: [{ value: 6, text: 'each POP fetches for itself', holds: (run, base) => atOrigin(run, TRIAL) > 1.5 * atOrigin(base, TRIAL) }],
  },
  shield: {
    kind: 'toggle', label: 'Shield', group: GROUPS.where, initial: false,
    claims: [{ value: true, text: 'POPs ask the shield, and the origin has less to do', holds: (run, base) => shieldedIn(run, TRIAL) > 0 && atOrigin(run, TRIAL) < 0.8 * atOrigin(base, TRIAL) }],
  },
  pagesTtl: {
    kind: 'choice', label: 'Pages', group: GROUPS.long, initial: '86400', options: lifetimes,
    claims: [{ value: 'never', text: 'each page comes from the origin', holds: (run, base) => atOrigin(run, TRIAL) > 3 * atOrigin(base, TRIAL) }],
  },
  filesTtl: {
    kind: 'choice', label: 'Files', group: GROUPS.long, initial: '60', options: lifetimes,
    claims: [{ value: '86400', text: 'files are fetched once', holds: (run, base) => atOrigin(run, TRIAL) < atOrigin(base, TRIAL) }],
  },
  dataTtl: {
    kind: 'choice', label: 'Data', group: GROUPS.long, initial: '3600', options: lifetimes,
    claims: [{ value: 'never', text: 'prices come from the origin each time', holds: (run, base) => atOrigin(run, SICK) > 1.5 * atOrigin(base, SICK) }],
  },
  swrS: {
    kind: 'slider', label: 'stale-while-revalidate', group: GROUPS.long, initial: 0, min: 0, max: 60, step: 5, unit: 's',
    claims: [{ value: 60, text: 'copies are refreshed behind an answer', holds: (run, base) => refreshedIn(run, TRIAL) > 0 && refreshedIn(base, TRIAL) === 0 }],
  },
  sieS: {
    kind: 'slider', label: 'stale-if-error', group: GROUPS.long, initial: 0, min: 0, max: 300, step: 30, unit: 's',
    claims: [{ value: 300, text: 'an old copy stands in for an error', holds: (run, base) => staleIn(run, TRIAL) > staleIn(base, TRIAL) && failedIn(run, TRIAL) < failedIn(base, TRIAL) }],
  },
  etags: {
    kind: 'toggle', label: 'Ask with ETag', group: GROUPS.long, initial: false,
    claims: [{ value: true, text: 'the origin is asked whether a copy holds', holds: (run, base) => run.origin(TRIAL).conditional > base.origin(TRIAL).conditional }],
  },
  query: {
    kind: 'choice', label: 'Query string', group: GROUPS.same, initial: 'keep', options: [{ value: 'keep', label: 'as it is' }, { value: 'drop', label: 'without tracking' }],
    claims: [{ value: 'drop', text: 'one copy serves all campaigns', holds: (run, base) => hitsIn(run, TRIAL) > hitsIn(base, TRIAL) }],
  },
  mine: {
    kind: 'choice', label: 'Answers for one user', group: GROUPS.same, initial: 'cached', options: [{ value: 'bypass', label: 'past the cache' }, { value: 'cached', label: 'stored' }, { value: 'shared', label: 'shared while fetched' }],
    claims: [{ value: 'bypass', text: 'carts go past the cache', holds: (run, base) => saidIn(run, SICK, 'bypass') > saidIn(base, SICK, 'bypass') }, { value: 'shared', text: 'who asks meanwhile gets what another one fetches', holds: (run, base) => saidIn(run, SICK, 'collapsed') > saidIn(base, SICK, 'collapsed') }],
  },
  coalesce: {
    kind: 'toggle', label: 'Coalescing', group: GROUPS.who, initial: false,
    claims: [{ value: true, text: 'one fetches for all who wait', holds: (run, base) => saidIn(run, TRIAL, 'collapsed') > saidIn(base, TRIAL, 'collapsed') }],
  },
  roomMb: {
    kind: 'choice', label: 'Room of a cache', group: GROUPS.room, initial: '20', options: [{ value: '5', label: 'five MB' }, { value: '20', label: 'twenty MB' }, { value: '100', label: 'a hundred MB' }, { value: '1000', label: 'a thousand MB' }],
    claims: [{ value: '5', text: 'what has no room is fetched again', holds: (run, base) => atOrigin(run, 'provider') > 1.3 * atOrigin(base, 'provider') }],
  },
  eviction: {
    kind: 'choice', label: 'Who goes', group: GROUPS.room, initial: 'fifo', options: [{ value: 'fifo', label: 'FIFO' }, { value: 'lru', label: 'LRU' }, { value: 'sieve', label: 'SIEVE' }],
    claims: [{ value: 'lru', text: 'where there is room for all, nobody goes', holds: (run, base) => hitsIn(run, TRIAL) === hitsIn(base, TRIAL) }],
  },
  purge: {
    kind: 'choice', label: 'When content changes', group: GROUPS.forget, initial: 'nothing', options: [{ value: 'nothing', label: 'nothing' }, { value: 'url', label: 'purge its URL' }, { value: 'tag', label: 'purge its tag' }],
    claims: [{ value: 'url', text: 'each change is an order to forget', holds: (run, base) => run.records('purge').length > base.records('purge').length }, { value: 'tag', text: 'a tag makes more forget than has changed', holds: (run, base) => hitsIn(run, TRIAL) < hitsIn(base, TRIAL) }],
  },
  soft: {
    kind: 'toggle', label: 'Soft purge', group: GROUPS.forget, initial: false,
    claims: [{ value: true, text: 'nothing is purged, softly or not', holds: (run, base) => hitsIn(run, TRIAL) === hitsIn(base, TRIAL) }],
  },
  limit: {
    kind: 'choice', label: 'Limit of a POP', group: GROUPS.refuse, initial: 'none', options: [{ value: 'none', label: 'none' }, { value: '5', label: 'five a second for a user' }, { value: '50', label: 'fifty a second for a user' }],
    claims: [{ value: '5', text: 'no user of a static site asks so often', holds: (run) => refusedIn(run, TRIAL) === 0 }],
  },
  timeoutMs: {
    kind: 'choice', label: 'Patience', group: GROUPS.fails, initial: '30000', options: [{ value: '1000', label: 'a second' }, { value: '4000', label: 'four seconds' }, { value: '30000', label: 'half a minute' }],
    claims: [{ value: '4000', text: 'who is patient gives up less often', holds: (run, base) => run.records('giveUp').length < base.records('giveUp').length }],
  },
  retries: {
    kind: 'slider', label: 'Retries', group: GROUPS.fails, initial: 3, min: 0, max: 3, step: 1,
    claims: [{ value: 0, text: 'nothing is asked for twice', holds: (run, base) => atOrigin(run, 'load') < 0.5 * atOrigin(base, 'load') }],
  },
  budget: {
    kind: 'toggle', label: 'Retry budget', group: GROUPS.fails, initial: false, help: 'A fifth of open requests may be ones that are sent again.',
    claims: [{ value: true, text: 'few are sent again', holds: (run, base) => atOrigin(run, 'load') < 0.5 * atOrigin(base, 'load') }],
  },
  breaker: {
    kind: 'choice', label: 'Circuit breaker', group: GROUPS.fails, initial: 'none', options: [{ value: 'none', label: 'none' }, { value: 'consecutive', label: 'five failures in a row' }, { value: 'share', label: 'half of ten seconds failed' }],
    claims: [{ value: 'consecutive', text: 'a failing origin is left alone', holds: (run, base) => atOrigin(run, 'load') < 0.8 * atOrigin(base, 'load') }],
  },
  queue: {
    kind: 'choice', label: 'Queue of the origin', group: GROUPS.fails, initial: 'endless', options: [{ value: '20', label: 'twenty' }, { value: '100', label: 'a hundred' }, { value: 'endless', label: 'endless' }],
    claims: [{ value: '20', text: 'who finds no room is told at once', holds: (run, base) => run.p95({ step: 'load' }) < 0.5 * base.p95({ step: 'load' }) }],
  },
  second: {
    kind: 'toggle', label: 'Second CDN', group: GROUPS.second, initial: false,
    claims: [{ value: true, text: 'some users go by the second provider', holds: (run, base) => secondIn(run, TRIAL) > 0 && secondIn(base, TRIAL) === 0 }],
  },
  secondPercent: {
    kind: 'slider', label: 'Its share', group: GROUPS.second, initial: 40, min: 0, max: 100, step: 10, unit: '%',
    claims: [{ value: 100, text: 'nobody misses the first provider', holds: (run, base) => failedIn(run, 'provider') === 0 && failedIn(base, 'provider') > 0 }],
  },
  turn: {
    kind: 'choice', label: 'Who turns away', group: GROUPS.second, initial: 'dns', help: 'DNS: when health checks have noticed, and names that are kept have run out. The player: at once, when nothing comes; an error is an answer.', options: [{ value: 'dns', label: 'DNS' }, { value: 'player', label: 'the player' }],
    claims: [{ value: 'player', text: 'the player turns away at once', holds: (run, base) => failedIn(run, 'provider') === 0 && failedIn(base, 'provider') > 0 }],
  },
  dnsTtlS: {
    kind: 'choice', label: 'TTL of the name', group: GROUPS.second, initial: '300', options: [{ value: '30', label: 'half a minute' }, { value: '300', label: 'five minutes' }],
    claims: [{ value: '300', text: 'names that are kept for long lead to what is gone', holds: (run, base) => failedIn(run, 'provider') > failedIn(base, 'provider') }],
  },
  layers: {
    kind: 'order', label: 'Edge.layers', group: GROUPS.itself, initial: LAYERS, options: layerOptions, help: 'What a request passes through in every cache, outermost first. A layer that another lever sets works only if it is in.',
    claims: [{ value: [], text: 'without layers nothing is kept', holds: (run, base) => hitsIn(run, TRIAL) === 0 && hitsIn(base, TRIAL) > 0 }],
  },
  faultInS: {
    kind: 'slider', label: 'A fault begins in', group: GROUPS.operate, initial: 0, min: 0, max: 30, step: 5, unit: 's', help: 'From when its button is pressed.',
    claims: [{ value: 30, text: 'without a fault it is the same day', holds: (run, base) => atOrigin(run, 'operate') === atOrigin(base, 'operate') }],
  },
})
export type Values = ValuesOf<typeof levers>

/** What is no part of a design: what is done with it. */
export const NOT_OF_DESIGN: readonly string[] = ['faultInS', 'caseNumber'] satisfies readonly (keyof Values)[]

/** What a learner designs with: all but the workload. */
export const DESIGN = (Object.keys(levers) as (keyof Values)[]).filter((name) => name !== 'workload' && !NOT_OF_DESIGN.includes(name))

export const conditions: LeverConditions<Values> = {
  soft: { when: ({ purge }) => purge !== 'nothing', why: 'Nothing is purged.' },
  budget: { when: ({ retries }) => retries > 0, why: 'Nothing is sent again.' },
  secondPercent: { when: ({ second }) => second, why: 'There is one CDN.' },
  turn: { when: ({ second }) => second, why: 'There is one CDN.' },
  dnsTtlS: { when: ({ second, turn }) => second && turn === 'dns', why: 'No name is looked up again.' },
}
