/** Views that show no users: what is pressed there are caches, their copies, and what passed between them. */
export const WITHOUT_USERS: readonly string[] = ['funnel', 'lives']
