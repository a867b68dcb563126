/**
 * One router's part in BGP (RFC 4271 §3.2): what its neighbours have told it, what it uses of that, and what it tells them. It knows
 * no time: nodes/router.ts carries its messages and says how late they are.
 */
import { unmarked } from '../../http/unmarked'
import { Candidates, route } from './decision'
import { PREFERENCE, exports } from './policy'
import type { Relation, Route } from './route'

/** A connection to another router. What is in it of `routerId` and address belongs to the other end. */
export interface Session {
  /** Id of the other router. */
  readonly peer: string
  /** What its network is to this one; 'inside' when it is the same. */
  readonly relation: Relation | 'inside'
  readonly routerId: number
  /** Interior cost of a packet that leaves by it. */
  readonly exitMs: number
  /** In place of what its relation has. */
  readonly localPref?: number
}

/** The attributes that are told beside a prefix. Preference and relation stay inside of a network (RFC 4271 §5.1.5). */
export type Attributes = Pick<Route, 'asPath' | 'origin' | 'med' | 'localPref'> & { readonly relation?: Relation }

/** An announcement, or a withdrawal. */
export interface Message {
  readonly prefix: string
  readonly attributes: Attributes | null
}

/** A prefix that starts here: the server that answers for it. */
export interface Announced {
  readonly server: string
  /** Ids of the neighbours that are not told. */
  readonly notTo?: readonly string[]
  /** Nobody is told, and what comes all the same still goes to the server. */
  readonly quiet?: boolean
}

/** The decision for its own use, which lights no lines. */
const decided = unmarked(route)

export class Speaker {
  readonly #asn: number
  readonly #routerId: number
  readonly #send: (peer: string, message: Message) => void
  readonly #sessions = new Map<string, Session>()
  readonly #own = new Map<string, Announced>()
  /** By prefix and neighbour. */
  readonly #heard = new Map<string, Map<string, Route>>()
  readonly #best = new Map<string, Route | undefined>()
  /** By neighbour and prefix: what it was told last. */
  readonly #told = new Map<string, string>()

  constructor(asn: number, routerId: number, send: (peer: string, message: Message) => void) {
    this.#asn = asn
    this.#routerId = routerId
    this.#send = send
  }

  get prefixes(): Iterable<string> {
    return this.#best.keys()
  }

  /** The route in use; undefined when there is none. */
  best(prefix: string): Route | undefined {
    return this.#best.get(prefix)
  }

  /** All routes that it may choose from. */
  candidates(prefix: string): readonly Route[] {
    const own = this.#own.get(prefix)
    return [...(own ? [this.#ownRoute(prefix, own)] : []), ...(this.#heard.get(prefix)?.values() ?? [])]
  }

  /** A session is there: its neighbour is told all that it may hear. */
  open(session: Session): void {
    this.#sessions.set(session.peer, session)
    for (const prefix of this.#best.keys()) this.#tell(session, prefix)
  }

  /** A prefix starts here from now on, or is told to others than before. */
  announce(prefix: string, announced: Announced): void {
    this.#own.set(prefix, announced)
    this.#decide(prefix)
  }

  /** A neighbour's message has come: it takes the place of what the neighbour has said of this prefix before. */
  hear(peer: string, { prefix, attributes }: Message): void {
    const heard = this.#heard.get(prefix) ?? new Map<string, Route>()
    this.#heard.set(prefix, heard)
    // A path that has been here before is no path (RFC 4271 §9.1.2).
    if (!attributes || attributes.asPath.includes(this.#asn)) heard.delete(peer)
    else heard.set(peer, this.#routeFrom(this.#sessions.get(peer)!, prefix, attributes))
    this.#decide(prefix)
  }

  #routeFrom({ peer, relation, routerId, exitMs, localPref }: Session, prefix: string, told: Attributes): Route {
    const common = { prefix, nextHop: peer, asPath: told.asPath, origin: told.origin, ...(told.med === undefined ? {} : { med: told.med }), exitMs, routerId, peerAddress: routerId }
    if (relation === 'inside') return { ...common, learnt: 'ibgp', relation: told.relation!, localPref: told.localPref! }
    return { ...common, learnt: 'ebgp', relation, localPref: localPref ?? PREFERENCE[relation] }
  }

  /** What starts here stands like a customer's: everybody is told. */
  #ownRoute(prefix: string, { server }: Announced): Route {
    return { prefix, nextHop: server, asPath: [], origin: 'igp', learnt: 'ebgp', relation: 'customer', localPref: PREFERENCE.customer, exitMs: 0, routerId: this.#routerId, peerAddress: 0 }
  }

  #decide(prefix: string): void {
    this.#best.set(prefix, decided(new Candidates(this.candidates(prefix))).routes[0])
    for (const session of this.#sessions.values()) this.#tell(session, prefix)
  }

  /** Tells a neighbour what it has not been told yet. */
  #tell(session: Session, prefix: string): void {
    const attributes = this.#attributesFor(session, prefix)
    const [key, text] = [`${session.peer} ${prefix}`, JSON.stringify(attributes)]
    if (text === (this.#told.get(key) ?? 'null')) return
    this.#told.set(key, text)
    this.#send(session.peer, { prefix, attributes })
  }

  #attributesFor({ peer, relation }: Session, prefix: string): Attributes | null {
    const best = this.#best.get(prefix)
    if (!best || best.nextHop === peer) return null
    if (best.asPath.length === 0 && this.#isKeptFrom(peer, prefix)) return null
    const { asPath, origin, med } = best
    if (relation !== 'inside') return exports(best.relation, relation) ? { asPath: [this.#asn, ...asPath], origin } : null
    // Routers of one network all talk to each other: what one of them has said needs no repeating (RFC 4271 §9.2).
    if (best.learnt === 'ibgp') return null
    return { asPath, origin, ...(med === undefined ? {} : { med }), localPref: best.localPref!, relation: best.relation }
  }

  #isKeptFrom(peer: string, prefix: string): boolean {
    const { quiet = false, notTo = [] } = this.#own.get(prefix) ?? {}
    return quiet || notTo.includes(peer)
  }
}
