/** What the oracle holds against an answer: which call, which sentence of which RFC, in words. */
export interface Violation {
  call: number
  section: string
  rule: string
}

/** Those that have something to say, in the order they were asked. */
export function said(call: number, ...findings: (readonly [section: string, rule: string] | undefined | false)[]): Violation[] {
  return findings.flatMap((finding) => (finding ? [{ call, section: finding[0], rule: finding[1] }] : []))
}
