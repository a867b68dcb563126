/**
 * A POP at a moment, ready to draw: its ring, the copies that are really on the disks of its servers, the places that are empty
 * where somebody will look, and what was asked just now and not found.
 */
import type { ViewOf } from '../cdn/topology'
import type { Reading } from '../reading/reading'
import { type PagesFrame, pagesAt } from './pageFrame'
import { type RingFrame, ringAt } from './ringFrame'
import { scoreOf } from './scores'

/** An object on the ring; `server` is a number in RingFrame.servers. */
export interface PopPlace {
  readonly row: number
  readonly turn: number
  readonly server: number
}

export interface PopFrame extends PagesFrame {
  readonly ring: RingFrame
  /** What its servers are called, in a letter or two. */
  readonly letters: readonly string[]
  /** On disk. `isSought`: requests for it come to that server. */
  readonly copies: readonly (PopPlace & { readonly isSought: boolean })[]
  /** Objects of which the server that they belong to has no copy, and another has one that nobody asks for there. */
  readonly lacking: readonly PopPlace[]
  /** What was not found within RECENT_MS, with its time. */
  readonly missed: readonly (PopPlace & { readonly atMs: number })[]
}

/** For so long a miss is seen on the ring (ms of virtual time). */
export const RECENT_MS = 500

export function popAt(run: Reading, view: ViewOf<'ring'>, position: number): PopFrame {
  const pop = run.nodes.find(({ id }) => id === view.pop)!.index
  const score = scoreOf(run, view)
  const ring = ringAt(run, pop, score.urls, position)
  const pages = pagesAt(run, score, position)
  const numbers = new Map(ring.servers.map(({ node }, server) => [node, server]))
  const place = (row: number, server: number): PopPlace => ({ row, turn: ring.keys[row]!.turn, server })
  const { ink, lookups } = pages.pages[0]!
  const looked = isBounded(ring) ? new Set(lookups.map(({ row, node }) => `${row} ${node}`)) : null
  const copies = ink.filter(({ isHeld }) => isHeld).flatMap(({ row, node }) => {
    const server = numbers.get(node)
    return server === undefined ? [] : [{ ...place(row, server), isSought: isSought(ring, row, server) || (looked?.has(`${row} ${node}`) ?? false) }]
  })
  const held = new Set(copies.map(({ row, server }) => `${row} ${server}`))
  const elsewhere = new Set(copies.map(({ row }) => row))
  return {
    ...pages, ring, copies, letters: ring.servers.map(({ node }) => run.nodes[node]!.name.split(' ').at(-1)!),
    lacking: ring.keys.flatMap(({ server }, row) => (server < 0 || held.has(`${row} ${server}`) || !elsewhere.has(row) ? [] : [place(row, server)])),
    missed: lookups.flatMap(({ row, node, atMs, hit }) => {
      const server = numbers.get(node)
      return hit || server === undefined || atMs < Math.max(pages.zeroMs, pages.nowMs - RECENT_MS) ? [] : [{ ...place(row, server), atMs }]
    }),
  }
}

/** What goes past its own server is sought where it went. */
const isBounded = ({ placement }: RingFrame): boolean => placement.kind === 'ring' && placement.loadFactor !== undefined

/** Where chance decides, everywhere that takes part. */
function isSought({ keys, servers }: RingFrame, row: number, server: number): boolean {
  const owner = keys[row]!.server
  return servers[server]!.takesPart && (owner < 0 || owner === server)
}
