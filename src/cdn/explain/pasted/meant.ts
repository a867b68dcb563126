/**
 * Which of several responses is meant: of a chain of redirects the last, of a recording the document of the page.
 */
import { fieldValues } from '../../http/fieldLines'
import { resolveUrl } from '../../http/resolveUrl'
import type { PastedResponse } from './pasted.types'

export interface Choice {
  /** -1 without any. */
  readonly index: number
  /** Why this one, to follow "3 responses"; empty for a single one. */
  readonly why: string
}

export function meantIn(responses: readonly PastedResponse[], isHar: boolean): Choice {
  if (responses.length < 2) return { index: responses.length - 1, why: '' }
  return isHar ? inRecording(responses) : inRow(responses)
}

/** An interim response (1xx) comes before the one that was asked for. */
function inRow(responses: readonly PastedResponse[]): Choice {
  const final = responses.findLastIndex(({ status }) => status >= 200)
  return { index: final < 0 ? responses.length - 1 : final, why: ' in a row: the last one is meant' }
}

function inRecording(responses: readonly PastedResponse[]): Choice {
  const page = responses.findIndex(({ isDocument }) => isDocument)
  if (page < 0) return { index: followed(responses, 0), why: ', none of them a page: the first one is meant' }
  const index = followed(responses, page)
  return { index, why: index === page ? ': the page itself is meant' : ': the page is meant that the redirects lead to' }
}

function followed(responses: readonly PastedResponse[], start: number): number {
  let at = start
  for (;;) {
    const { status, headers, url } = responses[at]!
    const [location] = status >= 300 && status < 400 ? fieldValues(headers, 'Location') : []
    if (location === undefined) return at
    const target = withoutFragment(resolveUrl(url, location))
    const next = responses.findIndex((one, i) => i > at && withoutFragment(one.url) === target)
    if (next < 0) return at
    at = next
  }
}

const withoutFragment = (url: string): string => url.split('#', 1)[0]!
