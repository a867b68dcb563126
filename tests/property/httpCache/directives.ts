/**
 * Cache-Control and CDN-Cache-Control read naively (RFC 9111 section 5.2, RFC 9213 section 2). Where the RFC leaves a
 * cache a choice, a number of seconds is an interval: what it may assume at the least and at the most.
 */
import type { Field } from './messages'
import { valuesOf } from './messages'

export interface Seconds {
  atLeast: number
  atMost: number
  /** The value was no number: a cache is encouraged to call the response stale, and may look further. */
  unreadable: boolean
}

export interface Directives {
  has(name: string): boolean
  /** Present in the form without field names. */
  plain(name: string): boolean
  /** The field names of the qualified form, in lower case. */
  fieldsOf(name: string): string[]
  seconds(name: string): Seconds | undefined
  /** From CDN-Cache-Control, which takes the place of Cache-Control and Expires. */
  targeted: boolean
  /** Every directive occurs once, is one of those defined and is not quoted. */
  wellKnown: boolean
}

interface Directive {
  name: string
  value?: string
  quoted: boolean
}

const WELL_KNOWN = new Set([
  'max-age',
  's-maxage',
  'public',
  'private',
  'must-revalidate',
  'proxy-revalidate',
  'no-cache',
  'no-store',
  'immutable',
  'stale-while-revalidate',
  'stale-if-error',
  'no-transform',
])

/** A comma inside a quoted string does not part directives. */
function members(text: string): string[] {
  const found = ['']
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (character === ',' && !quoted) found.push('')
    else found[found.length - 1] += character
  }
  return found.map((member) => member.trim()).filter((member) => member !== '')
}

function directiveOf(member: string): Directive {
  const at = member.indexOf('=')
  if (at < 0) return { name: member.toLowerCase(), quoted: false }
  const value = member.slice(at + 1)
  const quoted = value.startsWith('"') && value.endsWith('"') && value.length > 1
  return { name: member.slice(0, at).toLowerCase(), value: quoted ? value.slice(1, -1) : value, quoted }
}

function secondsOf(found: readonly Directive[]): Seconds | undefined {
  const first = found[0]
  if (first === undefined) return undefined
  if (first.value === undefined || !/^\d+$/.test(first.value)) return { atLeast: 0, atMost: 0, unreadable: true }
  const atMost = Number(first.value)
  // Section 4.2.1: of several, the first, or the response is stale. Quoted numbers are to be understood, at will.
  const sure = found.every(({ value, quoted }) => value === first.value && !quoted)
  return { atLeast: sure ? atMost : 0, atMost, unreadable: false }
}

function directivesOf(all: readonly Directive[], targeted: boolean): Directives {
  const named = (name: string) => all.filter((directive) => directive.name === name)
  return {
    has: (name) => named(name).length > 0,
    plain: (name) => named(name).some(({ value }) => value === undefined),
    fieldsOf: (name) => named(name).flatMap(({ value }) => (value ?? '').split(',').flatMap((field) => field.trim().toLowerCase() || [])),
    seconds: (name) => secondsOf(named(name)),
    targeted,
    wellKnown: all.every(({ name, quoted }) => WELL_KNOWN.has(name) && !quoted && named(name).length === 1),
  }
}

export function cacheControl(headers: readonly Field[]): Directives {
  return directivesOf(members(valuesOf(headers, 'Cache-Control').join(',')).map(directiveOf), false)
}

/** The policy a cache goes by. Undefined members of a dictionary make the whole field invalid: it is then ignored. */
export function policyOf(headers: readonly Field[], shared: boolean): Directives {
  const targeted = members(valuesOf(headers, 'CDN-Cache-Control').join(','))
  const valid = targeted.every((member) => /^[a-z*][a-z0-9_.*-]*(=\d{1,15})?$/.test(member))
  if (!shared || targeted.length === 0 || !valid) return cacheControl(headers)
  const last = new Map(targeted.map(directiveOf).map((directive) => [directive.name, directive]))
  return directivesOf([...last.values()], true)
}
