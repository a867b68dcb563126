/**
 * The cards of the story, which no first step has: a chunk of their own.
 */
import { later } from '../../ui/later'

export const LaterCards = later(async () => (await import('./StoryCards')).StoryCards)
