/** What steps of scene 13 are drawn as: boards of the scene, by their names. */
export const CONTRACT = { kind: 'board', board: 'contract' } as const
export const DASHBOARD = { kind: 'board', board: 'dashboard' } as const
export const CLOSING = { kind: 'board', board: 'closing' } as const

/** The step whose board may not tell what fails: that is the question. */
export const SICK = 'sick'
