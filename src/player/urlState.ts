/**
 * Any moment as a link: step, time, seed, levers and acts in the URL's hash. Reading never
 * throws; what cannot be used is left out and said in a sentence.
 *
 * An act that is done with something has that behind its name: do=kill:origin.
 *
 *     #step=own-slot&t=1284&seed=2&lever.caches=off&acts=own-slot@300:send=sydney~own-slot@500:caches=off&saw=0a1b2c3d
 */
import { NODE_KINDS } from '../cdn/nodeKinds'
import { msToUs } from '../engine/time'
import { readTime, writeTime } from './linkedTime'
import type { LeverValue } from '../cdn/levers'
import { takesChoice } from '../scene/actWith'
import { findLever, parseLeverValue } from '../scene/leverValues'
import { formatLeverValue } from '../scene/leverWords'
import type { Deed } from '../run/run.types'
import type { Scene } from '../scene/types'
import type { LinkState, LinkedAct } from './types'

const LEVER_PREFIX = 'lever.'
const MAX_ACTS = 200
const MAX_SEED = 2 ** 31 - 1
/** A link to a later time than this is refused (ms): no scene lasts an hour. */
const MAX_TIME_MS = 3_600_000

export interface ParsedLink {
  readonly link: LinkState
  /** Sentences about what was left out. */
  readonly problems: readonly string[]
}

/** Reads a hash or a query ("#a=b", "?a=b" or "a=b"). */
export function parseLink(scene: Scene, text: string): ParsedLink {
  const problems: string[] = []
  const levers: Record<string, LeverValue> = {}
  let step: string | undefined
  let timeUs: number | undefined
  let seed: number | undefined
  let acts: LinkedAct[] = []
  let saw: string | undefined
  let plays = false
  for (const [name, value] of new URLSearchParams(text.replace(/^[#?]/, ''))) {
    if (name === 'step') step = readStep(scene, value, problems)
    else if (name === 't') timeUs = readMoment(value, problems)
    else if (name === 'seed') seed = readSeed(value, problems)
    else if (name === 'acts') acts = readActs(scene, value, problems)
    else if (name === 'saw') saw = readHash(value, problems)
    else if (name === 'play' && value === 'on') plays = true
    else if (name.startsWith(LEVER_PREFIX)) readLever(scene, name.slice(LEVER_PREFIX.length), value, levers, problems)
    else problems.push(`the link says ${name}=${value}, which means nothing here`)
  }
  return {
    link: {
      levers, acts,
      ...(step === undefined ? {} : { step }),
      ...(timeUs === undefined ? {} : { timeUs }),
      ...(seed === undefined ? {} : { seed }),
      ...(saw === undefined ? {} : { saw }),
      ...(plays ? { plays } : {}),
    },
    problems,
  }
}

/** The hash of a state, without "#"; parseLink reads it back. */
export function formatLink(scene: Scene, { step, timeUs, seed, levers, acts, saw, plays }: LinkState): string {
  const parts: string[] = []
  if (step !== undefined) parts.push(`step=${step}`)
  if (timeUs !== undefined) parts.push(`t=${writeTime(timeUs)}`)
  if (seed !== undefined && seed !== scene.seed) parts.push(`seed=${seed}`)
  for (const [name, value] of Object.entries(levers)) parts.push(`${LEVER_PREFIX}${name}=${formatValue(value)}`)
  if (acts.length > 0) parts.push(`acts=${acts.map(formatAct).join('~')}`)
  if (saw !== undefined) parts.push(`saw=${saw}`)
  if (plays) parts.push('play=on')
  return parts.join('&')
}

function formatAct(act: LinkedAct): string {
  return `${act.step === undefined ? '' : `${act.step}@`}${writeTime(act.sinceUs)}:${formatDeed(act)}`
}

function formatDeed(deed: Deed): string {
  switch (deed.kind) {
    case 'lever':
      return `${deed.name}=${formatInAct(deed.value)}`
    case 'send':
      return `send=${deed.client}`
    case 'do':
      return `do=${deed.name}${deed.choice === undefined ? '' : `:${formatInAct(deed.choice)}`}`
  }
}

/** Escaped so far that the value comes back from a hash or a query; "public, max-age=4" stays readable. */
function formatValue(value: LeverValue): string {
  const text = formatLeverValue(value)
  if (typeof value !== 'string') return text
  return encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2C', ',').replaceAll('%3D', '=')
}

/** Within the list of acts a text is escaped twice: once for the link, once for the list with its own marks. */
function formatInAct(value: LeverValue): string {
  if (typeof value !== 'string') return formatLeverValue(value)
  return formatValue(value.replaceAll(/[%~]/g, (mark) => (mark === '%' ? '%25' : '%7E')))
}

function unescapeInAct(text: string): string {
  return text.replaceAll(/%(25|7E)/gi, (_, code: string) => (code === '25' ? '%' : '~'))
}

function readStep(scene: Scene, value: string, problems: string[]): string | undefined {
  const byNumber = /^\d+$/.test(value) ? scene.steps[Number(value) - 1] : undefined
  const found = scene.steps.find(({ id }) => id === value) ?? byNumber
  if (!found) problems.push(`there is no step "${value}"; the scene has ${scene.steps.map(({ id }) => id).join(', ')}`)
  return found?.id
}

function readMoment(value: string, problems: string[]): number | undefined {
  const ms = value.trim() === '' ? NaN : Number(value)
  if (ms >= -1 && ms <= MAX_TIME_MS) return readTime(ms)
  problems.push(`the time "${value}" is not a number of milliseconds up to ${MAX_TIME_MS}`)
  return undefined
}

function readSeed(value: string, problems: string[]): number | undefined {
  const seed = /^\d+$/.test(value) ? Number(value) : NaN
  if (seed <= MAX_SEED) return seed
  problems.push(`the seed "${value}" is not a whole number from 0 to ${MAX_SEED}`)
  return undefined
}

function readLever(scene: Scene, name: string, text: string, levers: Record<string, LeverValue>, problems: string[]): void {
  const value = readLeverValue(scene, name, text, problems)
  if (value !== undefined) levers[name] = value
}

function readLeverValue(scene: Scene, name: string, text: string, problems: string[]): LeverValue | undefined {
  const found = findLever(scene, name)
  if ('error' in found) {
    problems.push(found.error)
    return undefined
  }
  const parsed = parseLeverValue(name, found.lever, text)
  if ('error' in parsed) problems.push(parsed.error)
  return 'error' in parsed ? undefined : parsed.value
}

function readHash(value: string, problems: string[]): string | undefined {
  if (/^[0-9a-f]{8}$/.test(value)) return value
  problems.push(`saw=${value} is not the hash of a run: it has eight hexadecimal digits`)
  return undefined
}

function readActs(scene: Scene, text: string, problems: string[]): LinkedAct[] {
  const parts = text.split('~').filter(Boolean)
  if (parts.length > MAX_ACTS) problems.push(`the link has ${parts.length} acts; the first ${MAX_ACTS} are used`)
  return parts.slice(0, MAX_ACTS).flatMap((part) => readLinkedAct(scene, part, problems))
}

function readLinkedAct(scene: Scene, part: string, problems: string[]): LinkedAct[] {
  const [, step, time = '', name = '', value = ''] = /^(?:([a-z0-9-]+)@)?([\d.]+):([^=]+)=(.*)$/s.exec(part) ?? []
  const ms = Number(time)
  if (!name || !(ms >= 0 && ms <= MAX_TIME_MS)) {
    problems.push(`the act "${part}" is not of the form step@time:lever=value, step@time:send=client, step@time:do=act or step@time:do=act:choice`)
    return []
  }
  const id = step === undefined ? undefined : readStep(scene, step, problems)
  if (step !== undefined && id === undefined) return []
  const deed = readDeed(scene, name, value, problems)
  return deed ? [{ ...deed, sinceUs: msToUs(ms), ...(id === undefined ? {} : { step: id }) }] : []
}

function readDeed(scene: Scene, name: string, value: string, problems: string[]): Deed | undefined {
  if (name === 'send') {
    const clients = scene.topology.nodes.filter(({ kind }) => NODE_KINDS[kind].asks).map(({ id }) => id)
    if (clients.includes(value)) return { kind: 'send', client: value }
    problems.push(`nobody called "${value}" can send a request; there are ${clients.join(', ')}`)
    return undefined
  }
  if (name === 'do') return readAct(scene, value, problems)
  const read = readLeverValue(scene, name, unescapeInAct(value), problems)
  return read === undefined ? undefined : { kind: 'lever', name, value: read }
}

/** "purge", or "kill:edge" for an act that is done with one of its options. */
function readAct(scene: Scene, text: string, problems: string[]): Deed | undefined {
  const [, name = '', , value] = /^([^:]*)(:(.*))?$/.exec(text) ?? []
  const acts = scene.acts ?? {}
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  const choice = value === undefined ? undefined : unescapeInAct(value)
  if (act && takesChoice(act, choice)) return { kind: 'do', name, ...(choice === undefined ? {} : { choice }) }
  const offered = act?.options ? `one of ${act.options.map((option) => option.value).join(', ')}` : 'nothing'
  problems.push(
    act
      ? `act ${name} is done with ${offered}${choice === undefined ? '' : `, not with "${choice}"`}`
      : `scene ${scene.number} has no act "${name}"; it has ${Object.keys(acts).join(', ') || 'none'}`,
  )
  return undefined
}
