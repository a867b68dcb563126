/** What runs are called in the list of those before, and what is said of one that is not the one of its link. */
export const START_LABEL = 'As the scene plays it'
export const LINK_LABEL = 'As the link has it'
export const AGAIN_LABEL = 'The step again, with the levers as they were set'
export const OTHER_LABEL = 'The other run'

/** Said when a link tells that its author saw something else. */
export const ANOTHER_RUN =
  'This is not the run that the link was made for: the scene has changed since. What was done stands at the same times of its steps, and may do something else now.'
