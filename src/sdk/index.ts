/**
 * The SDK: what a page needs to hold scenes and to hear of them. It has no dependencies and does nothing by being imported.
 */
export { EmbedError, connect } from './connect'
export type { ConnectOptions, EmbedErrorCode, ScenePlayer, ScenePlayerEvents } from './connect'
export { embedUrl, mount, sceneFrame } from './mount'
export type { FrameOptions, SceneAddress } from './mount'
export { CdnSceneElement, define } from './element'
export type * from '../protocol/events'
export type { Given, RequestName, SceneState } from '../protocol/requests'
