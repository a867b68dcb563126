/**
 * A scenario: what clients ask, when, and what the origin says to it. Plain data, so that fast-check can shrink it.
 * Times are seconds relative to when the message is made.
 */
import type { DateForm } from './dates'

/** A value as it stands, or a date so many seconds from now. */
export type FieldValue = string | { inS: number; form?: DateForm }
export type FieldTemplate = [name: string, value: FieldValue]

/** What the origin says about a resource, and how. */
export interface Profile {
  status: number
  headers: FieldTemplate[]
  validators: Validators
  /** The content is another one for each user. */
  personal: boolean
  ranges: boolean
  /** How it answers conditions, if not as it should: 304 to any, or 304 without validators. */
  notModified?: 'to any' | 'bare'
}

/** The last four are tags that no server should send, and some do. */
export type Validators =
  | 'none'
  | 'strong'
  | 'weak'
  | 'modified'
  | 'both'
  | 'weak and modified'
  | 'unquoted'
  | 'small w'
  | 'with an ending'
  | 'with a comma'

export interface ClientCondition {
  /** The validator the client got last or first for this URL, a foreign one, several, or what is no list. */
  tag?: 'last' | 'first' | 'weak' | 'other' | 'list' | 'any' | 'beside' | 'any or other' | 'with more'
  /** The Last-Modified it got last, or a date. */
  since?: 'last' | { inS: number; form?: DateForm } | 'junk'
  /** For If-Match. */
  match?: 'last' | 'first' | 'other'
  /** For If-Unmodified-Since. */
  unmodified?: { inS: number; form?: DateForm }
  /** For If-Range: a tag, a Last-Modified, or neither. */
  range?: 'last' | 'first' | 'weak' | 'other' | 'modified' | 'modified, in an old form' | 'junk'
}

export interface Step {
  pauseMs: number
  method: string
  path: string
  user?: string
  headers: [string, string][]
  condition: ClientCondition
  origin: 'serves' | 'fails' | 'breaks off'
  delayMs: number
  /** The content changes before this request. */
  deploy: boolean
  /** From here on the resource is served like this. */
  profile?: Profile
}

export interface Scenario {
  shared: boolean
  steps: Step[]
}
