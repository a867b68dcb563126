/**
 * The thread that makes long runs begins here: a module worker that loads what does the work, and keeps what it is asked meanwhile. It has nothing that
 * another file of the thread imports: WebKit makes a second instance of a worker's first module when one of its modules imports it, and half of a run's
 * marks would go to a probe that nobody has attached. What cannot be loaded is an error of the thread, of which the page hears: it makes its runs itself then.
 */
import type { Asked } from '../player/remote/protocol'

const early: Asked[] = []
const keep = ({ data }: MessageEvent<Asked>): void => void early.push(data)
addEventListener('message', keep)
import('./runService').then(({ serve }) => {
  removeEventListener('message', keep)
  serve(early)
}).catch(reportError)
