/**
 * Addresses of what is made of a scene beside its page, which the app itself neither loads nor draws: its embed, and documents (static/).
 */
import { INDEX, ROOT } from '../ui/root'

export const embedHref = (slug: string): string => `${ROOT}e/${slug}/${INDEX}`
export const handoutHref = (slug: string): string => `${ROOT}handout/${slug}/${INDEX}`
export const notesHref = (slug: string): string => `${ROOT}notes/${slug}/${INDEX}`
/** The presenter's page; the lesson stands in its hash. */
export const presentHref = (slug: string): string => `${ROOT}present/${slug}/${INDEX}`
