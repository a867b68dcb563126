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
  validators: 'none' | 'strong' | 'weak' | 'modified' | 'both'
  /** The content is another one for each user. */
  personal: boolean
  ranges: boolean
}

export interface ClientCondition {
  /** The validator the client got last for this URL, a foreign one, or several. */
  tag?: 'last' | 'weak' | 'other' | 'list' | 'any'
  /** The Last-Modified it got last, or a date. */
  since?: 'last' | { inS: number; form?: DateForm } | 'junk'
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
