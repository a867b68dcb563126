/**
 * What only some screens have, chunks of their own: story or code and levers where there is no room for both, and the sheet with
 * levers and code of a phone.
 */
import { later } from '../../ui/later'

export const LaterTabs = later(async () => (await import('./StoryTabs')).StoryTabs)
export const LaterTools = later(async () => (await import('./ToolsSheet')).ToolsSheet)
/** Code and levers beside the stage, in wide windows. */
export const LaterSide = later(async () => (await import('./SidePart')).SidePart)
