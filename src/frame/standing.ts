/**
 * What stands on the stage at one moment while packets move, as the canvas reads it: where the followed request stays, what
 * has just happened, who waits in a queue.
 */

/** The followed request while it is at a node: worked on, or waiting while lines run. */
export interface StayFrame {
  /** It stands at an end of this link; -1 while it is in flight, or there is none. */
  link: number
  /** Which end: 0 or 1. */
  at: number
  /** Of its stay, 0..1, as presentation time goes. */
  share: number
  /** Code of Outcome, 0 is plain. */
  tone: number
  request: number
}

/** What has just happened at nodes, in parallel arrays. */
export interface FlashBuffer {
  length: number
  nodes: Int32Array
  /** Codes of Outcome. */
  tones: Uint8Array
  /** 0 when it has just happened, up to 1. */
  ages: Float32Array
}

/** Requests that wait at the end of a link, in parallel arrays. */
export interface QueueBuffer {
  length: number
  links: Int32Array
  /** How many that came on the same link are before it. */
  places: Int32Array
  /** 1 when they wait at the link's `to` end, -1 at its `from` end. */
  towards: Int8Array
}
