/**
 * The messages of one request as the inspector shows them: plain data, which crosses threads.
 */

/** A message of a request between two nodes, with its headers. */
export interface RequestMessage {
  /** Numbers of nodes; the same one twice for what a user asks a browser with a cache, and gets from it. */
  readonly from: number
  readonly to: number
  readonly isResponse: boolean
  readonly atMs: number
  /** Of a refresh behind the answer. */
  readonly behind: boolean
  readonly startLine: string
  readonly headers: readonly (readonly [string, string])[]
  readonly bodyBytes: number
  /** What its sender has made of what it got; null for a message that begins with its sender. */
  readonly changes: MessageChanges | null
}

export interface MessageChanges {
  /** What came, when that was another one. */
  readonly startLine: string | null
  /** Names of fields. */
  readonly added: readonly string[]
  readonly changed: readonly { readonly name: string; readonly before: string }[]
  readonly removed: readonly { readonly name: string; readonly value: string }[]
}
