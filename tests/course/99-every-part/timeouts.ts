/**
 * How long users and the edge of the test scene wait for an answer (ms).
 */

export const USER_TIMEOUT_MS = 400
export const EDGE_TIMEOUT_MS = 250
