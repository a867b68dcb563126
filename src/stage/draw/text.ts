/**
 * Words of the picture, and how wide they are: layouts are made in places without a browser.
 */
import { HEALTH_WORDS, NODE_KINDS, type NodeKind } from '../../cdn/nodeKinds'
import type { NodeFrame, OriginFrame, SlotFrame } from '../../frame/types'
import type { NodeInfo } from '../../run/run.types'
import { formatCount } from '../../words/format'
import { counted } from '../../words/plural'
import type { Moment } from '../../frame/moment'
import { advanceOf } from './advances'

/** Width (px) of a text in the sans face; `weight` between 400 and 600. */
export function textWidth(text: string, size: number, weight = 400): number {
  let ems = 0
  for (const letter of text) ems += advanceOf(letter, weight)
  return ems * size
}

/** The first of several wordings that is no wider than `room` (px); empty where none is. */
export function fitting(words: readonly string[], room: number, size: number, weight = 400): string {
  return words.find((text) => textWidth(text, size, weight) <= room) ?? ''
}

/** Width (px) of a text in the code face. */
export const monoWidth = (text: string, size: number): number => text.length * size * 0.6

/** What a slot's key says in `room` px of the code face: "/logo" of "GET /logo.png". */
export function shortKey(key: string, size: number, room: number): string {
  const path = key.replace(/^[A-Z]+ /, '').replace(/\.[a-z0-9]+$/i, '')
  const letters = Math.max(2, Math.floor(room / (size * 0.6)))
  if (path.length <= letters) return path
  // Words stay whole where one fits: half of one is no part of what a screen reader hears.
  const words = path.slice(0, letters + 1).replace(/ [^ ]*$/, '')
  if (words.length > letters) return `${path.slice(0, letters - 1)}…`
  return words.length < letters ? `${words}…` : words
}

export const plural = (count: number, one: string, many = `${one}s`): string => counted(count, [one, many])

/** Two facts about an origin, of this moment. */
export function originFacts(node: NodeFrame, origin: OriginFrame): readonly [string, string] {
  const asked = plural(origin.requests, 'request')
  const queued = origin.queued > 0 ? `, ${formatCount(origin.queued)} queued` : ''
  return [`${asked} this step`, node.inside > 0 ? `${formatCount(node.inside)} inside${queued}` : 'nothing to do']
}

export const requestRate = (origin: OriginFrame): string => `${formatCount(origin.rps)} req/s`

/** `words` say more of its copy than the state does. */
export function slotSentence(owner: string, slot: SlotFrame, words: string = slot.state): string {
  const content = slot.life?.content ? `, ${slot.life.content}` : ''
  return `${owner}: slot for ${slot.key}, ${words}${content}`
}

export function cardSentence(node: NodeInfo, state: NodeFrame): string {
  const { hit, miss } = state.counters
  const { word } = NODE_KINDS[node.kind]
  const kind = word.charAt(0).toUpperCase() + word.slice(1)
  const health = state.health === 'up' ? '' : ` ${HEALTH_WORDS[state.health].says}`
  return `${kind} ${node.name}${health}: ${plural(hit, 'hit')}, ${plural(miss, 'miss', 'misses')}`
}

/** Kinds whose nodes the sentence of a picture names, nearest the user first. */
const NAMED_KINDS = (Object.keys(NODE_KINDS) as NodeKind[])
  .filter((kind) => NODE_KINDS[kind].asks || NODE_KINDS[kind].hasCard)
  .sort((a, b) => NODE_KINDS[a].order - NODE_KINDS[b].order)

/** "users in Sydney; edges Frankfurt; origin us-east": those who take part. */
export function whoIsThere({ run, frame }: Moment): string {
  const list = (kind: NodeKind): string[] => {
    const names = run.nodes.filter((node) => node.kind === kind && frame.nodes[node.index]!.active).map(({ name }) => name)
    const words = NODE_KINDS[kind].plural
    return names.length === 0 ? [] : [names.length > 8 ? `${names.length} ${words}` : `${words} ${names.join(', ')}`]
  }
  return NAMED_KINDS.flatMap(list).join('; ')
}
