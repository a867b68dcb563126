/** Virtual time 0 of every scene: Thu, 01 Jan 2026 00:00:00 GMT, in ms since 1970. */
export const EPOCH_MS = 1_767_225_600_000
