/**
 * What was found in a text that somebody pasted (pasted.ts). Plain data for the page.
 */
import type { HeaderList } from '../http/message'

/** Something about a line of the text that is worth a word. */
export interface Remark {
  /** From 1; 0 for the text as a whole. */
  readonly line: number
  /** The line, cut when it is long. */
  readonly text: string
  /** 'info': as it should be, or no loss. 'changed': read in another way than written. 'bad': left out. */
  readonly kind: 'info' | 'changed' | 'bad'
  /** What it is, and what was done with it. */
  readonly what: string
}

export interface PastedResponse {
  /** "GET https://example.org/ · 200": to choose it by. */
  readonly label: string
  /** 200 where the text does not say. */
  readonly status: number
  readonly statusIsKnown: boolean
  readonly headers: HeaderList
  /** GET without headers where the text does not say. */
  readonly method: string
  readonly requestHeaders: HeaderList
}

export interface Pasted {
  readonly kind: 'nothing' | 'headers' | 'har'
  readonly responses: readonly PastedResponse[]
  /** Index of the response that is probably meant; -1 without any. */
  readonly meant: number
  readonly remarks: readonly Remark[]
}
