/**
 * Everything that is said of a pasted text as plain data: each response with its facts and findings, and the remarks on lines. The
 * command line prints it, and other programs read it.
 */
import { readPasted } from './pasted'
import type { LifeFact } from './lifeFacts'
import type { Pasted, PastedResponse } from './pasted/pasted.types'
import { resourceLife } from './resourceLife'

export interface ExplainedResponse {
  /** 200 where the text does not say; a remark says so. */
  readonly status: number
  /** Only where the text says. */
  readonly method?: string
  readonly url?: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The one that is probably meant. */
  readonly meant: boolean
  readonly facts: readonly LifeFact[]
  /** `kind`: 'plain', 'careful' (read, but not as one may expect) or 'bad' (not understood). */
  readonly findings: readonly { readonly field: string; readonly kind: string; readonly text: string }[]
}

export interface Explanation {
  readonly kind: Pasted['kind']
  readonly responses: readonly ExplainedResponse[]
  /** `line` counts from 1; 0 is the text as a whole. */
  readonly remarks: readonly { readonly line: number; readonly text: string; readonly what: string }[]
}

/** @param nowMs When a response arrived that does not tell (ms since 1970). */
export function explain(text: string, nowMs: number): Explanation {
  return explanationOf(readPasted(text), nowMs)
}

export function explanationOf({ kind, responses, meant, remarks }: Pasted, nowMs: number): Explanation {
  return {
    kind,
    responses: responses.map((response, index) => explained(response, index === meant, nowMs)),
    remarks: remarks.map(({ line, text, what }) => ({ line, text, what })),
  }
}

function explained(response: PastedResponse, meant: boolean, nowMs: number): ExplainedResponse {
  const { facts, findings } = resourceLife(response, nowMs)
  const { status, method, methodIsKnown, url, headers } = response
  return {
    status,
    ...(methodIsKnown ? { method } : {}),
    ...(url === '' ? {} : { url }),
    headers,
    meant,
    facts,
    findings: findings.map(({ field, about, tone, text }) => ({ field, kind: tone, text: about ? `${about}: ${text}` : text })),
  }
}
