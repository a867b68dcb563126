/**
 * What there is to know of a kind of node before one looks at a single node: its words, and
 * what it does for the picture. One exhaustive table, so that nothing else asks "is it an edge,
 * or else ...". What a kind does with a request is in nodes/, a file a kind.
 */
import type { HealthName } from '../trace/traceKinds'

export type NodeKind = 'client' | 'router' | 'resolver' | 'nameserver' | 'balancer' | 'edge' | 'parent' | 'shield' | 'origin'

export interface NodeKindFacts {
  /** One of them in a list of words: "edge". */
  readonly word: string
  /** How a sentence calls one whose name is shared by another node: "the edge Sydney". */
  readonly called: (name: string) => string
  /** The small capitals on its card. */
  readonly label: string
  /** The small capitals over a row of its requests or copies: users are many there. */
  readonly crowdLabel: string
  /** What several of them are called in a list, before their names. */
  readonly plural: string
  /** Users are there, and a click sends one's request. */
  readonly asks: boolean
  /** It is a cache that many users share. */
  readonly sharedCache: boolean
  /** The content is its own: it answers by itself. */
  readonly ownsContent: boolean
  /** Requests can be too many for it. */
  readonly hasQueue: boolean
  /** Its mark on a map. */
  readonly mark: 'place' | 'cache' | 'resolver' | 'origin'
  /** It is drawn as a card even where it has no slots to show. */
  readonly hasCard: boolean
  /** Its place on the way from the user, 0 nearest. */
  readonly order: number
}

const cacheFacts = { asks: false, sharedCache: true, ownsContent: false, hasQueue: true, mark: 'cache', hasCard: true } as const

export const NODE_KINDS: Readonly<Record<NodeKind, NodeKindFacts>> = {
  client: {
    word: 'browser', called: (name) => `the browser in ${name}`, label: 'USER', crowdLabel: 'USERS', plural: 'users in',
    asks: true, sharedCache: false, ownsContent: false, hasQueue: false, mark: 'place', hasCard: false, order: 0,
  },
  resolver: {
    word: 'resolver', called: (name) => name, label: 'RESOLVER', crowdLabel: 'RESOLVER', plural: 'resolvers',
    asks: false, sharedCache: false, ownsContent: false, hasQueue: false, mark: 'resolver', hasCard: false, order: 1,
  },
  router: {
    word: 'network', called: (name) => name, label: 'NETWORK', crowdLabel: 'NETWORK', plural: 'networks',
    asks: false, sharedCache: false, ownsContent: false, hasQueue: false, mark: 'resolver', hasCard: false, order: 1,
  },
  nameserver: {
    word: 'name server', called: (name) => name, label: 'NAME SERVER', crowdLabel: 'NAME SERVER', plural: 'name servers',
    asks: false, sharedCache: false, ownsContent: false, hasQueue: false, mark: 'resolver', hasCard: false, order: 1,
  },
  balancer: {
    word: 'POP', called: (name) => `the POP ${name}`, label: 'POP', crowdLabel: 'POP', plural: 'POPs',
    asks: false, sharedCache: false, ownsContent: false, hasQueue: false, mark: 'cache', hasCard: false, order: 2,
  },
  edge: { word: 'edge', called: (name) => `the edge ${name}`, label: 'EDGE', crowdLabel: 'EDGE', plural: 'edges', ...cacheFacts, order: 3 },
  parent: { word: 'parent', called: (name) => `the parent ${name}`, label: 'PARENT', crowdLabel: 'PARENT', plural: 'parents', ...cacheFacts, order: 4 },
  shield: { word: 'shield', called: (name) => `the shield ${name}`, label: 'SHIELD', crowdLabel: 'SHIELD', plural: 'shields', ...cacheFacts, order: 5 },
  origin: {
    word: 'origin', called: (name) => name, label: 'ORIGIN', crowdLabel: 'ORIGIN', plural: 'origin',
    asks: false, sharedCache: false, ownsContent: true, hasQueue: true, mark: 'origin', hasCard: true, order: 6,
  },
}

export interface HealthFacts {
  /** On its card and beside its mark. */
  readonly tag: string
  /** "us-east …": completes a sentence. */
  readonly says: string
  /** The outcome whose colour it has; the tag says the same in letters. */
  readonly tone: 'error' | 'stale'
}

/** What there is to say of a node with which something is wrong. */
export const HEALTH_WORDS: Readonly<Record<Exclude<HealthName, 'up'>, HealthFacts>> = {
  slow: { tag: 'SLOW', says: 'is slow', tone: 'stale' },
  full: { tag: 'FULL', says: 'is full', tone: 'error' },
  down: { tag: 'DOWN', says: 'is down', tone: 'error' },
  drained: { tag: 'DRAIN', says: 'takes no new users', tone: 'stale' },
}

/** What has become of a node, where something was wrong with it or is now. */
export const becomes = (health: HealthName): string => (health === 'up' ? 'is back' : HEALTH_WORDS[health].says)
