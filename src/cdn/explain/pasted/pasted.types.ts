/**
 * What was found in a text that somebody pasted (../pasted.ts). Plain data for the page and for another thread.
 */
import type { HeaderList } from '../../http/message'

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
  /** GET where the text does not say. */
  readonly method: string
  readonly methodIsKnown: boolean
  /** Empty where the text does not say. */
  readonly url: string
  readonly requestHeaders: HeaderList
  /** When it arrived, in ms since 1970, where the text says so (a HAR does). */
  readonly receivedMs: number | undefined
  /** The page itself, where the text says so. */
  readonly isDocument: boolean
}

export interface Pasted {
  readonly kind: 'nothing' | 'headers' | 'har'
  /** "what wget -S prints": what the text was taken for; empty for nothing. */
  readonly form: string
  readonly responses: readonly PastedResponse[]
  /** Index of the response that is probably meant; -1 without any. */
  readonly meant: number
  readonly remarks: readonly Remark[]
}
