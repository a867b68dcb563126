/** Views that show no users who could be sent: what is pressed there are caches, their copies, and what passed between them. */
export const WITHOUT_USERS: readonly string[] = ['board', 'buckets', 'front', 'funnel', 'lives', 'load']
