/**
 * All that a design sets, by the question that it answers. Each group is what one or several scenes were about. As it begins the design is wrong
 * on purpose.
 */
import { type LeverConditions, type ValuesOf, defineLevers } from '../../src/scene/levers'
import type { WorkloadId } from './workloads'

/** The layers of an edge, outermost first, as scenes have built it; their names are those of the layers themselves. */
export const LAYERS = [
  'surrogateKeysAtUsers', 'rateLimit', 'shareAnswers', 'bypass', 'normalise', 'preconditions', 'fresh', 'staleWhileRevalidate', 'coalesce', 'staleIfError', 'revalidate', 'breaker', 'store',
  'head', 'invalidate',
] as const
export type LayerName = (typeof LAYERS)[number]

/** In the order of the alphabet: where it stands in the edge is for the learner to know. */
const layerOptions = [
  { value: 'breaker', label: 'leaves a failing origin alone' },
  { value: 'bypass', label: 'one user’s goes past the cache' },
  { value: 'coalesce', label: 'one fetches for all who wait' },
  { value: 'fresh', label: 'serves fresh copies' },
  { value: 'head', label: 'HEAD updates its copy' },
  { value: 'invalidate', label: 'writes drop old copies' },
  { value: 'normalise', label: 'like requests are made alike' },
  { value: 'preconditions', label: 'not modified, and parts, from copies' },
  { value: 'rateLimit', label: 'refuses who asks too much' },
  { value: 'revalidate', label: 'asks whether a copy holds' },
  { value: 'shareAnswers', label: 'shares what is being fetched' },
  { value: 'staleIfError', label: 'a stale copy beats an error' },
  { value: 'staleWhileRevalidate', label: 'a stale copy, refreshed behind' },
  { value: 'store', label: 'keeps what comes' },
  { value: 'surrogateKeysAtUsers', label: 'finds what a purge means' },
] as const satisfies readonly { readonly value: LayerName; readonly label: string }[]

const GROUPS = {
  where: 'Where are copies?', long: 'How long are they kept?', same: 'What is the same?', who: 'Who fetches?', room: 'How much room?', forget: 'How is it forgotten?',
  refuse: 'Who is refused?', fails: 'When the origin fails', second: 'A second provider', itself: 'The edge itself', operate: 'Faults and cases',
} as const

const lifetimes = [
  { value: 'never', label: 'never kept' }, { value: '2', label: 'two seconds' }, { value: '10', label: 'ten seconds' }, { value: '60', label: 'a minute' }, { value: '3600', label: 'an hour' }, { value: '86400', label: 'a day' },
] as const

export const levers = defineLevers({
  workload: {
    kind: 'choice', label: 'Workload', initial: 'static',
    options: [{ value: 'static', label: 'static site' }, { value: 'shop', label: 'shop' }, { value: 'video', label: 'video' }, { value: 'live', label: 'live scores' }] satisfies readonly { readonly value: WorkloadId; readonly label: string }[],
  },
  pops: { kind: 'slider', label: 'POPs', group: GROUPS.where, initial: 2, min: 0, max: 6, step: 1, help: 'In the order in which most users have one nearby.' },
  shield: { kind: 'toggle', label: 'Shield', group: GROUPS.where, initial: false },
  pagesTtl: { kind: 'choice', label: 'Pages', group: GROUPS.long, initial: '86400', options: lifetimes },
  filesTtl: { kind: 'choice', label: 'Files', group: GROUPS.long, initial: '60', options: lifetimes },
  dataTtl: { kind: 'choice', label: 'Data', group: GROUPS.long, initial: '3600', options: lifetimes },
  swrS: { kind: 'slider', label: 'stale-while-revalidate', group: GROUPS.long, initial: 0, min: 0, max: 60, step: 5, unit: 's' },
  sieS: { kind: 'slider', label: 'stale-if-error', group: GROUPS.long, initial: 0, min: 0, max: 300, step: 30, unit: 's' },
  etags: { kind: 'toggle', label: 'Ask with ETag', group: GROUPS.long, initial: false },
  query: { kind: 'choice', label: 'Query string', group: GROUPS.same, initial: 'keep', options: [{ value: 'keep', label: 'as it is' }, { value: 'drop', label: 'without tracking' }] },
  mine: { kind: 'choice', label: 'Answers for one user', group: GROUPS.same, initial: 'cached', options: [{ value: 'bypass', label: 'past the cache' }, { value: 'cached', label: 'stored' }, { value: 'shared', label: 'shared while fetched' }] },
  coalesce: { kind: 'toggle', label: 'Coalescing', group: GROUPS.who, initial: false },
  roomMb: { kind: 'choice', label: 'Room of a cache', group: GROUPS.room, initial: '20', options: [{ value: '5', label: 'five MB' }, { value: '20', label: 'twenty MB' }, { value: '100', label: 'a hundred MB' }, { value: '1000', label: 'a thousand MB' }] },
  eviction: { kind: 'choice', label: 'Who goes', group: GROUPS.room, initial: 'fifo', options: [{ value: 'fifo', label: 'FIFO' }, { value: 'lru', label: 'LRU' }, { value: 'sieve', label: 'SIEVE' }] },
  purge: { kind: 'choice', label: 'When content changes', group: GROUPS.forget, initial: 'nothing', options: [{ value: 'nothing', label: 'nothing' }, { value: 'url', label: 'purge its URL' }, { value: 'tag', label: 'purge its tag' }] },
  soft: { kind: 'toggle', label: 'Soft purge', group: GROUPS.forget, initial: false },
  limit: { kind: 'choice', label: 'Limit of a POP', group: GROUPS.refuse, initial: 'none', options: [{ value: 'none', label: 'none' }, { value: '5', label: 'five a second for a user' }, { value: '50', label: 'fifty a second for a user' }] },
  timeoutMs: { kind: 'choice', label: 'Patience', group: GROUPS.fails, initial: '30000', options: [{ value: '1000', label: 'a second' }, { value: '4000', label: 'four seconds' }, { value: '30000', label: 'half a minute' }] },
  retries: { kind: 'slider', label: 'Retries', group: GROUPS.fails, initial: 3, min: 0, max: 3, step: 1 },
  budget: { kind: 'toggle', label: 'Retry budget', group: GROUPS.fails, initial: false, help: 'A fifth of open requests may be ones that are sent again.' },
  breaker: { kind: 'choice', label: 'Circuit breaker', group: GROUPS.fails, initial: 'none', options: [{ value: 'none', label: 'none' }, { value: 'consecutive', label: 'five failures in a row' }, { value: 'share', label: 'half of ten seconds failed' }] },
  queue: { kind: 'choice', label: 'Queue of the origin', group: GROUPS.fails, initial: 'endless', options: [{ value: '20', label: 'twenty' }, { value: '100', label: 'a hundred' }, { value: 'endless', label: 'endless' }] },
  second: { kind: 'toggle', label: 'Second CDN', group: GROUPS.second, initial: false },
  secondPercent: { kind: 'slider', label: 'Its share', group: GROUPS.second, initial: 40, min: 0, max: 100, step: 10, unit: '%' },
  turn: { kind: 'choice', label: 'Who turns away', group: GROUPS.second, initial: 'dns', help: 'DNS: when health checks have noticed, and names that are kept have run out. The player: at once, when nothing comes; an error is an answer.', options: [{ value: 'dns', label: 'DNS' }, { value: 'player', label: 'the player' }] },
  dnsTtlS: { kind: 'choice', label: 'TTL of the name', group: GROUPS.second, initial: '300', options: [{ value: '30', label: 'half a minute' }, { value: '300', label: 'five minutes' }] },
  layers: { kind: 'order', label: 'Edge.layers', group: GROUPS.itself, initial: LAYERS, options: layerOptions, help: 'What a request passes through in every cache, outermost first. A layer that another lever sets works only if it is in.' },
  faultInS: { kind: 'slider', label: 'A fault begins in', group: GROUPS.operate, initial: 0, min: 0, max: 30, step: 5, unit: 's', help: 'From when its button is pressed.' },
  caseNumber: { kind: 'slider', label: 'Case', group: GROUPS.operate, initial: 2, min: 1, max: 40, step: 1, help: 'Each number is another sick system, or the same one elsewhere.' },
})
export type Values = ValuesOf<typeof levers>

/** What is no part of a design: what is done with it. */
export const NOT_OF_DESIGN: readonly string[] = ['faultInS', 'caseNumber'] satisfies readonly (keyof Values)[]

export const conditions: LeverConditions<Values> = {
  soft: { when: ({ purge }) => purge !== 'nothing', why: 'Nothing is purged.' },
  budget: { when: ({ retries }) => retries > 0, why: 'Nothing is sent again.' },
  secondPercent: { when: ({ second }) => second, why: 'There is one CDN.' },
  turn: { when: ({ second }) => second, why: 'There is one CDN.' },
  dnsTtlS: { when: ({ second, turn }) => second && turn === 'dns', why: 'No name is looked up again.' },
}
