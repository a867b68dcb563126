/**
 * Who asks in the steps of scene 7: crowds of users, and the attacker.
 */
import { inOrder } from '../../src/cdn/traffic/catalogue'
import { steady } from '../../src/cdn/traffic/steady'
import type { Process, Script } from '../../src/scene/types'
import type { Values } from './levers'
import { SHOES, deskUser, drawAlike, drawVisitors, forgedHeaders } from './visitors'

/** How long most crowds come (ms). */
export const CROWD_MS = 3000

export const USERS = ['frankfurt', 'sydney']
/** Stands where the users of Frankfurt are; the other one in Sydney. */
const ATTACKER = 'mallory'
export const attackers = ({ clients }: Script<Values>): readonly string[] => clients().filter((client) => client.startsWith(ATTACKER))

/** Users of all kinds, so many a second at each place; at two places the same ones. */
export function* visitors(script: Script<Values>, clients: readonly string[], perSecond: number, forMs: number, links = [SHOES]): Process<void> {
  const users = drawVisitors(script.random('visitors'), (perSecond * forMs) / 1000, links)
  yield* script.traffic({ clients, arrivals: steady, perSecond, forMs, catalogue: inOrder(users) })
}

/** Users who differ in nothing. */
export function* alike(script: Script<Values>, clients: readonly string[], perSecond: number, forMs: number, links = [SHOES]): Process<void> {
  const users = drawAlike(script.random('visitors'), (perSecond * forMs) / 1000, links)
  yield* script.traffic({ clients, arrivals: steady, perSecond, forMs, catalogue: inOrder(users) })
}

/** One of a crowd, when its first users have come. */
export function* followedLater({ ask, wait }: Script<Values>): Process<void> {
  yield* wait(CROWD_MS / 2)
  yield* ask('frankfurt', SHOES, { as: 'made-alike', follow: true, headers: deskUser('gzip, deflate, br') })
}

/** The attacker at a place sends what her browser always sends: whoever comes first decides what is stored. */
export function* attack({ ask }: Script<Values>, attacker: string, as: string, follow = false): Process<void> {
  yield* ask(attacker, SHOES, { as, follow, headers: forgedHeaders() })
}

/** The forged request, one that is followed, and some more. */
export function* plant(script: Script<Values>, as: string, next: string): Process<void> {
  yield* attack(script, ATTACKER, as, true)
  yield* script.wait(60)
  yield* script.ask('frankfurt', SHOES, { as: next, follow: true, headers: deskUser('gzip, deflate, br') })
  yield* alike(script, ['frankfurt'], 8, 1000)
}
