/** The sheet that explains headers, as a chunk of its own: few learners open it. */
import { later } from '../../ui/later'

export const LaterHeaders = later(async () => (await import('./HeadersDialog')).HeadersDialog)
