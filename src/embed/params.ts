/**
 * Reads the address of an embed: ?step=, theme, speed, seed and lever.<name>. What is unknown
 * or out of range is left out and reported in a sentence; nothing here throws.
 */
import type { LeverValue } from '../cdn/topology'
import { SPEEDS } from '../player/types'
import type { LinkState } from '../player/types'
import { findLever, parseLeverValue } from '../scene/leverValues'
import type { Scene } from '../scene/types'

export interface EmbedParams {
  readonly link: LinkState
  readonly speed: number
  readonly problems: readonly string[]
}

const LEVER_PREFIX = 'lever.'
/** Read before the first paint, by the script in embed.html. */
const THEMES = ['auto', 'light', 'dark']

type Reading<T> = { readonly value: T } | { readonly problem: string }

export function parseParams(scene: Scene, search: string): EmbedParams {
  const problems: string[] = []
  const levers: Record<string, LeverValue> = {}
  const found: { step?: string; seed?: number; speed?: number } = {}
  const take = <T>(reading: Reading<T>, use: (value: T) => void): void => {
    if ('value' in reading) use(reading.value)
    else problems.push(reading.problem)
  }
  for (const [name, text] of new URLSearchParams(search)) {
    if (name === 'step') take(readStep(scene, text), (step) => (found.step = step))
    else if (name === 'seed') take(readSeed(text), (seed) => (found.seed = seed))
    else if (name === 'speed') take(readSpeed(text), (speed) => (found.speed = speed))
    else if (name === 'theme') take(readTheme(text), () => undefined)
    else if (name.startsWith(LEVER_PREFIX)) {
      const lever = name.slice(LEVER_PREFIX.length)
      take(readLever(scene, lever, text), (value) => (levers[lever] = value))
    } else problems.push(`The address has a parameter that is not known here: ${name}.`)
  }
  const { speed = 1, ...start } = found
  return { link: { ...start, levers, acts: [] }, speed, problems }
}

function readStep({ steps }: Scene, text: string): Reading<string> {
  const byNumber = /^\d+$/.test(text) ? steps[Number(text) - 1] : undefined
  const step = steps.find((one) => one.id === text) ?? byNumber
  if (step) return { value: step.id }
  return { problem: `There is no step "${text}"; the steps are 1 to ${steps.length}, or ${steps.map((one) => one.id).join(', ')}.` }
}

function readSeed(text: string): Reading<number> {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return { value }
  return { problem: `The seed is a whole number, not "${text}".` }
}

function readSpeed(text: string): Reading<number> {
  const value = SPEEDS.find((one) => one === Number(text) && text.trim() !== '')
  return value === undefined ? { problem: `The speed is one of ${SPEEDS.join(', ')}, not "${text}".` } : { value }
}

function readTheme(text: string): Reading<string> {
  return THEMES.includes(text) ? { value: text } : { problem: `The theme is auto, light or dark, not "${text}".` }
}

function readLever(scene: Scene, name: string, text: string): Reading<LeverValue> {
  const known = findLever(scene, name)
  if ('error' in known) return { problem: `${known.error}.` }
  const parsed = parseLeverValue(name, known.lever, text)
  return 'error' in parsed ? { problem: `${parsed.error}.` } : { value: parsed.value }
}
