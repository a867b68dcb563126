/**
 * What people type (a URL, a command line) as a lever's value, or a sentence that says what is allowed.
 */
import type { LeverValue } from '../cdn/levers'
import { formatSpot, parseSpot } from '../cdn/net/spot'
import type { Lever, LeverOption } from './levers'
import type { Scene } from './types'

/** More does not fit the picture, and no origin needs it. */
export const MAX_HEADER_LENGTH = 200
/** What a field value consists of (RFC 9110 §5.5) and a screen can show: visible characters and spaces. */
const FIELD_VALUE = /^[\x20-\x7e\xa0-\xff]*$/

/** The values that a lever accepts, in words. */
export function describeValues(lever: Lever): string {
  switch (lever.kind) {
    case 'toggle':
      return 'on or off'
    case 'slider':
      return `a number from ${lever.min} to ${lever.max} in steps of ${lever.step}`
    case 'choice':
      return `one of ${lever.options.map(({ value }) => value).join(', ')}`
    case 'set':
      return `one or more of ${lever.options.map(({ value }) => value).join('+')}, joined by +`
    case 'order':
      return `any of ${lever.options.map(({ value }) => value).join('+')} in any order, joined by +, or nothing`
    case 'header':
      return `a ${lever.field} value of at most ${MAX_HEADER_LENGTH} printable characters of Latin-1`
    case 'place':
      return 'latitude and longitude in degrees, such as -17.8,31, or nothing'
    case 'code':
      return 'a function of at most 2000 printable characters'
  }
}

/** Reads a value; the error is a sentence that names what is valid. */
export function parseLeverValue(name: string, lever: Lever, text: string): { value: LeverValue } | { error: string } {
  const value = read(lever, text.trim())
  return value === null ? { error: `lever ${name} takes ${describeValues(lever)}, not "${text}"` } : { value }
}

function read(lever: Lever, text: string): LeverValue | null {
  switch (lever.kind) {
    case 'toggle':
      if (['on', 'true', '1', 'yes'].includes(text)) return true
      return ['off', 'false', '0', 'no'].includes(text) ? false : null
    case 'slider': {
      const value = text === '' ? NaN : Number(text)
      return acceptsValue(lever, value) ? value : null
    }
    case 'choice':
    case 'header':
      return acceptsValue(lever, text) ? text : null
    case 'set':
    case 'order': {
      // URLs may turn + into a space, and people type commas.
      const values = text.split(/[+,\s]+/).filter(Boolean)
      return acceptsValue(lever, values) ? values : null
    }
    case 'place': {
      const spot = parseSpot(text)
      return spot ? formatSpot(spot) : text === '' ? '' : null
    }
    case 'code':
      return lever.read(text)
  }
}

/** Whether a value of the right type lies in the lever's range. */
export function acceptsValue(lever: Lever, value: LeverValue): boolean {
  switch (lever.kind) {
    case 'toggle':
      return typeof value === 'boolean'
    case 'slider': {
      if (typeof value !== 'number' || !(value >= lever.min && value <= lever.max)) return false
      const steps = (value - lever.min) / lever.step
      return Math.abs(steps - Math.round(steps)) < 1e-9
    }
    case 'choice':
      return lever.options.some((option) => option.value === value)
    case 'set':
      return typeof value === 'object' && value.length > 0 && areOptions(lever.options, value)
    case 'order':
      return typeof value === 'object' && areOptions(lever.options, value)
    case 'header':
      return typeof value === 'string' && value.length <= MAX_HEADER_LENGTH && value === value.trim() && FIELD_VALUE.test(value)
    case 'place': {
      const spot = typeof value === 'string' ? parseSpot(value) : null
      return spot ? formatSpot(spot) === value : value === ''
    }
    case 'code':
      return typeof value === 'string' && lever.read(value) === value
  }
}

/** Each of them is offered, and none is there twice. */
function areOptions(options: readonly LeverOption[], values: readonly string[]): boolean {
  return new Set(values).size === values.length && values.every((one) => options.some(({ value }) => value === one))
}

/** The lever of that name, or a sentence that names the scene's levers. */
export function findLever(scene: Scene, name: string): { lever: Lever } | { error: string } {
  const lever = Object.hasOwn(scene.levers, name) ? scene.levers[name] : undefined
  return lever ? { lever } : { error: `scene ${scene.number} has no lever "${name}"; it has ${Object.keys(scene.levers).join(', ')}` }
}
