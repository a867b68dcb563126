/**
 * The requests that ask for the page at the same time, by name.
 */

export const HERD = ['herd-1', 'herd-2', 'herd-3', 'herd-4', 'herd-5', 'herd-6'] as const
