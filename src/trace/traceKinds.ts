/**
 * The vocabulary of a trace: what kinds of records there are and what their columns mean.
 * Every record has a time (µs), a kind, a node, an exchange and two integers `a` and `b`.
 */

export const Kind = {
  /** A client starts a request. node: client · a: string "METHOD url" · b: step index */
  Request: 1,
  /** A message leaves `node`. a: packHop(to, phase, tone) · b: duration µs until it has arrived whole */
  Hop: 2,
  /** `node` works for the request. a: Phase · b: duration µs */
  Work: 3,
  /** A cache decides. a: Outcome · b: string, the reason in a sentence */
  Outcome: 4,
  /** A cache slot changes. a: place + SlotState * 2^24 + Removal * 2^27 · b: string, its key */
  Slot: 5,
  /** The client has the whole response, or none. a: status, NO_STATUS for none · b: wait in µs */
  Done: 6,
  /** A request reaches an origin. a: 1 when it is conditional · b: requests inside, this one included */
  Receive: 7,
  /** A request leaves an origin. a: status, 0 when it was given up unanswered · b: requests still inside */
  Answer: 8,
  /** A function of a listing starts. a: listing id · b: activation */
  Enter: 9,
  /** A statement of a listing is about to run. a: line + listing id * 2^12 · b: activation */
  Line: 10,
  /** A variable of a listing has a value. a: variable id (index in the listing) + listing id * 2^12 · b: string */
  Value: 11,
  /** A function of a listing ends. a: listing id · b: activation */
  Exit: 12,
  /** A lever moves. a: string, its name · b: string, its new value */
  Lever: 13,
  /** A step begins. a: step index */
  Step: 14,
  /** A message with its headers, at `node`. a: index in trace.messages · b: Direction */
  Message: 15,
  /** What the caches said of a request on its response (RFC 9211). a: its Age in seconds plus 1, 0 without one · b: string, the whole field value so far */
  CacheStatus: 16,
  /** A copy was stored or validated, or what is known of it changed. a: slot index · b: index in trace.lives */
  Life: 17,
  /** What the response shows, at the client. a: string · b: string, what the origin itself would have answered at that moment */
  Content: 18,
  /** A response leaves an origin. a: bytes of content · b: bytes of its head */
  Sent: 19,
  /** A refresh runs behind an answer that was given. a: 1 when it begins, 0 when it ends · b: status of what came back */
  Refresh: 20,
  /** The content at an origin changes. a: string, its URL · b: its version from now on */
  Deploy: 21,
  /** A cache selects a stored response to answer with (RFC 9111 §4). a: slot index */
  Select: 22,
  /** Something is wrong with a node, or nothing any more. a: HealthCode · b: string, how in words */
  Fault: 23,
  /** A node gives up an exchange that it has sent: no answer has come in its time. a: number of the try, from 1 · b: µs that it has waited */
  GiveUp: 24,
  /** A message leaves `node` and is lost half-way. a: packHop(to, phase, tone) · b: µs after which it would have arrived whole */
  Lost: 25,
  /** A node learns an address. a: string, "cdn.example is edge-a" · b: ms for which it may keep that */
  Resolved: 26,
  /** A balancer gives a request to one of its servers. a: node of the server · b: requests that it has given to it and that are open, this one included */
  Placed: 27,
  /** A router has other routes to choose from. a: string, the prefix · b: string, all of them as JSON (src/cdn/net/bgp/route.ts) */
  Routes: 30,
  /** A health check has had its answer, or none in time. node: who has it checked · a: the server · b: number of the checker * 2 + 1 when it is well */
  Check: 31,
  /** What is held of a server's health turns. node: who has it checked · a: the server · b: 1 for healthy */
  Verdict: 32,
  /** A connection breaks: its packets have come to another server. node: that one · a: the server that has the connection */
  Broken: 33,
  /** A request waits in a cache because another one fetches what it needs. a: string, the key that both have · b: exchange of the one that fetches */
  Wait: 40,
  /** That wait is over. a: WaitEnd (waitEnds.ts) · b: µs that it took */
  Waited: 41,
  /** A request fetches for all that wait under its key. a: string, the key · b: exchange that it takes over from, -1 when nobody had fetched */
  Lead: 42,
  /** A cache remembers that answers under a key cannot be shared, so that nobody waits for one. a: string, the key · b: ms for which, 0 when it forgets that */
  HitForMiss: 43,
  /** An order to forget is given, at `node`. The exchange is the order's, here and in the four below. a: string, the order as JSON (src/cdn/purge/purge.ts) */
  Purge: 50,
  /** A message about an order leaves `node`. a: packPurge(to, PurgeMessage) · b: µs on the way */
  PurgeSent: 51,
  /** The same, of a message that is lost half-way. */
  PurgeLost: 52,
  /** `node` has forgotten what the order names. a: how many copies that were · b: the node that it heard of it from, its own number where the order was given */
  PurgeDone: 53,
  /** `node` hears that another one has done it. a: that one · b: µs since the order was given */
  PurgeAcked: 54,
  /** Requests that were counted and not drawn have crossed from `node` to another. a: that node · b: how many */
  Tally: 60,
  /** A breaker turns. a: place in BREAKER_STATES (breakerStates.ts) · b: 0 */
  Breaker: 70,
  /** Code at an edge has done something with a request. a: packStamp(station, mark) (stamps.ts) · b: string, what in words */
  Stamp: 80,
  /** An instance of the learner's function takes a request. a: µs that it took to start, 0 when it was there already · b: string, its runtime */
  Started: 81,
  /** The learner's function has run. a: steps that it took · b: string, what went wrong as JSON (src/cdn/isolate/protocol), empty when nothing did */
  Ran: 82,
  /** A place reads a key of a store. a: string, the key · b: ms since its copy was fetched, -1 when it had none and went to the store */
  KvRead: 83,
  /** A key of a store is written. a: string, the key · b: string, its value */
  KvWritten: 84,
  /** A limiter has counted a request. a: string, what it counts by · b: what it holds, in thousandths of its limit */
  Counted: 85,
  /** A layer of a cache whose layers are listed begins to work. a: string, its name */
  EnterLayer: 90,
  /** It has answered. a: string, its name */
  LeaveLayer: 91,
} as const
export type Kind = (typeof Kind)[keyof typeof Kind]

/** A kind by its name: "routes". */
export type KindName = Uncapitalize<keyof typeof Kind>
export const KIND_NAMES: Record<number, string> = Object.fromEntries(
  Object.entries(Kind).map(([name, code]) => [code, name.toLowerCase()]),
)

/** What a cache did with a request; the words of the course and of its colours. Answered: code at the edge answered in its own name. */
export const Outcome = { Hit: 1, Miss: 2, Stale: 3, Revalidated: 4, Bypass: 5, Error: 6, Direct: 7, Unanswered: 8, Answered: 9 } as const
export type Outcome = (typeof Outcome)[keyof typeof Outcome]
export type OutcomeName = 'hit' | 'miss' | 'stale' | 'revalidated' | 'bypass' | 'error' | 'direct' | 'unanswered' | 'answered'
/** By code. */
export const OUTCOME_NAMES: Readonly<Record<number, OutcomeName>> = {
  1: 'hit', 2: 'miss', 3: 'stale', 4: 'revalidated', 5: 'bypass', 6: 'error', 7: 'direct', 8: 'unanswered', 9: 'answered',
} satisfies Record<Outcome, OutcomeName>

/** The status of a user's request that nobody has answered. */
export const NO_STATUS = 0

/** What a hop or a piece of work is for; also the rows of the waterfall. */
export const Phase = {
  Dns: 1, Tcp: 2, Tls: 3, Quic: 4, Request: 5, Response: 6, Lookup: 7, Think: 8, Store: 9, Queue: 10,
} as const
export type Phase = (typeof Phase)[keyof typeof Phase]
export type PhaseName = 'dns' | 'tcp' | 'tls' | 'quic' | 'request' | 'response' | 'lookup' | 'think' | 'store' | 'queue'
/** By code. */
export const PHASE_NAMES: Readonly<Record<number, PhaseName>> = {
  1: 'dns', 2: 'tcp', 3: 'tls', 4: 'quic', 5: 'request', 6: 'response', 7: 'lookup', 8: 'think', 9: 'store', 10: 'queue',
} satisfies Record<Phase, PhaseName>

/** What is wrong with a node; the words are in src/cdn/nodeKinds.ts. */
export const HealthCode = { Up: 0, Slow: 1, Full: 2, Down: 3, Drained: 4 } as const
export type HealthCode = (typeof HealthCode)[keyof typeof HealthCode]
/** By code. */
export const HEALTH_NAMES = ['up', 'slow', 'full', 'down', 'drained'] as const
export type HealthName = (typeof HEALTH_NAMES)[number]

/** The colour of a message in flight: plain until a cache has decided. Same codes as Outcome. */
export const TONE_PLAIN = 0

/** What is recorded of a slot. That its copy grows stale is in no record: it follows from its life and the time. */
export const SlotState = { Empty: 0, Filling: 1, Fresh: 2 } as const
export type SlotState = (typeof SlotState)[keyof typeof SlotState]
/** What a slot can be at a moment. */
export type SlotStateName = 'empty' | 'filling' | 'fresh' | 'stale'
/** By code. */
export const SLOT_STATE_NAMES = ['empty', 'filling', 'fresh'] as const satisfies readonly SlotStateName[]

export const Direction = { RequestIn: 0, ResponseOut: 1, RequestOut: 2, ResponseIn: 3 } as const
export type Direction = (typeof Direction)[keyof typeof Direction]

/** Share of its way that a lost message has gone. */
export const LOST_AT = 0.5

/** Column `a` of a hop or a lost message: 16 bits of node, 8 of phase, 7 of tone. */
export function packHop(to: number, phase: number, tone: number): number {
  return to | (phase << 16) | (tone << 24)
}
export const hopTo = (a: number): number => a & 0xffff
export const hopPhase = (a: number): number => (a >> 16) & 0xff
export const hopTone = (a: number): number => (a >> 24) & 0x7f

/** Column `a` of a slot record: 24 bits of place, 3 of state, and above why a copy was removed, 0 when none was. */
export function packSlot(place: number, state: number, removal = 0): number {
  return place | (state << 24) | (removal << 27)
}
export const slotIndex = (a: number): number => a & 0xffffff
export const slotState = (a: number): number => (a >> 24) & 0x7
export const slotRemoval = (a: number): number => (a >> 27) & 0xf

/** Why a place was emptied: no room, no longer to be trusted (RFC 9111 §4.4), or asked for. The first is a copy that never came. */
export const REMOVAL_NAMES = ['', 'evicted', 'invalidated', 'purged'] as const

/** Messages of a control plane: an order, that it was done, and an order that was missing elsewhere when two compared what they know. */
export const PurgeMessage = { Order: 0, Done: 1, Repair: 2 } as const
export type PurgeMessage = (typeof PurgeMessage)[keyof typeof PurgeMessage]

/** Column `a` of a message about an order: 16 bits of node, the rest its kind. */
export function packPurge(to: number, message: PurgeMessage): number {
  return to | (message << 16)
}
export const purgeTo = (a: number): number => a & 0xffff
export const purgeMessage = (a: number): PurgeMessage => (a >> 16) as PurgeMessage

const LINE_UNIT = 4096

/** Column `a` of a line or value mark: the listing and a number inside it (below 4096). */
export function packMark(listing: number, number: number): number {
  return listing * LINE_UNIT + number
}
export const markListing = (a: number): number => Math.floor(a / LINE_UNIT)
export const markNumber = (a: number): number => a % LINE_UNIT
