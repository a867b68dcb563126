/**
 * The distances and files of scene 3: a near edge, a far origin, a small file and a large one.
 */
export const USER_EDGE_RTT_MS = 30
export const EDGE_ORIGIN_RTT_MS = 200
export const LOGO = '/logo.png'
export const VIDEO = '/video.mp4'
export const VIDEO_BYTES = 10_000_000
