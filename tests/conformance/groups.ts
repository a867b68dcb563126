/**
 * In which group a test is counted: the core, an extension, or apart because it asks for what
 * is wrong. It does not say how a group fared.
 */

export const GROUPS = ['core', 'ext-cdn', 'ext-range', 'ext-interim', 'unsound'] as const
export type Group = (typeof GROUPS)[number]

/** What this project promises to pass whole. */
export const GOAL: ReadonlySet<Group> = new Set(['core', 'ext-cdn'])

const GROUP_OF_SUITE: Readonly<Record<string, Group>> = {
  'cdn-cache-control': 'ext-cdn',
  partial: 'ext-range',
  interim: 'ext-interim',
}

/** Tests that no published cache passes, and why nobody should. */
export const UNSOUND: Readonly<Record<string, string>> = {
  'conditional-lm-fresh-no-lm':
    'asks for a 304 where RFC 9111, 4.3.2, says 200: there is no Last-Modified, and the Date is later than If-Modified-Since',
  'partial-store-partial-reuse-partial-byterange': 'a 206 with Content-Range bytes 4-9/10, which is 6 bytes, and a body of 5 bytes',
  'partial-store-partial-reuse-partial-absent': 'the same 206, whose range and body differ in length',
  'partial-store-partial-reuse-partial-suffix': 'the same 206, whose range and body differ in length',
  'partial-store-partial-complete':
    'a request for bytes=-5 is answered with bytes 0-4/10, and then the cache is expected to ask for bytes=5-',
}

export function groupOf(suiteId: string, testId: string): Group {
  if (Object.hasOwn(UNSOUND, testId)) return 'unsound'
  return GROUP_OF_SUITE[suiteId] ?? 'core'
}
