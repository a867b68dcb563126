/**
 * The widths at which a scene's screen has other parts, not only other places for them: one
 * column below, a column for code and levers above, tabs between. SceneLayout.module.css has
 * the same numbers.
 */
export const NARROW = '(max-width: 960px)'
export const WIDE = '(min-width: 1180px)'
