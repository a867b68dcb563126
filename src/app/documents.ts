/**
 * Addresses of documents of a scene: pages by themselves (static/), which the app neither loads nor draws.
 */
import { INDEX, ROOT } from '../ui/root'

export const handoutHref = (slug: string): string => `${ROOT}handout/${slug}/${INDEX}`
export const notesHref = (slug: string): string => `${ROOT}notes/${slug}/${INDEX}`
