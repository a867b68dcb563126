/** The layers that the learner can order, outermost first. */
export const LAYERS = ['rateLimit', 'fresh', 'staleIfError', 'coalesce', 'revalidate', 'store'] as const
export type LayerName = (typeof LAYERS)[number]
