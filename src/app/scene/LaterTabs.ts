/**
 * Story or code and levers, on screens that have no room for both: a chunk of its own.
 */
import { later } from '../../ui/later'

export const LaterTabs = later(async () => (await import('./StoryTabs')).StoryTabs)
