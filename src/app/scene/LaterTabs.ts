/**
 * What only some screens have, chunks of their own: story or code and levers where there is no room for both, the sheet with
 * levers and code of a phone, and the way to the next scene at the end of one.
 */
import { later } from '../../ui/later'

export const LaterTabs = later(async () => (await import('./StoryTabs')).StoryTabs)
export const LaterTools = later(async () => (await import('./ToolsSheet')).ToolsSheet)
/** Code and levers beside the stage, in wide windows. */
export const LaterSide = later(async () => (await import('./SidePart')).SidePart)
export const LaterNext = later(async () => (await import('./NextScene')).NextScene)
