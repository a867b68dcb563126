/**
 * What a learner has done in a scene, over all visits: the launcher's own account, because a page that is opened anew begins at nothing. It
 * goes to the LMS as a short text and comes back from it.
 */
import type { LearnerEvent } from '../protocol/events'
import type { Progress } from './lms.types'

/** The least that any LMS keeps (SCORM 1.2); the others get no more. */
const MOST_DATA = 4_096
const MOST_LOCATION = 255

export class Account {
  readonly #steps: readonly string[]
  readonly #finished = new Set<string>()
  #met = false
  #quiz: Progress['quiz'] = null
  #wasDone = false
  #location = ''

  constructor(steps: readonly string[]) {
    this.#steps = steps
  }

  /** Takes over what `text` wrote; what is not ours, or of another version of the scene, is left out. `done`: what was done stays done. */
  restore({ data, location, done }: { readonly data: string; readonly location: string; readonly done: boolean }): void {
    const { finished, met, quiz, done: wasDone } = parsed(data)
    for (const id of Array.isArray(finished) ? finished : []) this.#finish(String(id))
    this.#met = met === true
    this.#quiz = quiz === 'right' || quiz === 'wrong' ? quiz : null
    this.#wasDone = done || wasDone === true
    this.#location = location.startsWith('step=') ? location : ''
  }

  heard(event: LearnerEvent): void {
    if (event.type === 'progress') for (const id of event.data.finished) this.#finish(id)
    if (event.type === 'task') this.#met = true
    if (event.type === 'quiz') this.#quiz = event.data.right || this.#quiz === 'right' ? 'right' : 'wrong'
  }

  /** A link that an LMS would cut off would lead nowhere: of such a one its step is kept. */
  moveTo(link: string, stepId: string): void {
    this.#location = link.length <= MOST_LOCATION ? link : `step=${stepId}`
  }

  /**
   * A scene is done as its page counts it (src/app/learned): all steps were seen to their end, or its task was met and its question answered
   * right, for whoever can do that need not watch the rest. So the LMS and the ticks of the page agree.
   */
  get progress(): Progress {
    const share = this.#finished.size / this.#steps.length
    const done = this.#wasDone || share === 1 || (this.#met && this.#quiz === 'right')
    return { location: this.#location, data: this.#text(done), share, done, quiz: this.#quiz }
  }

  #finish(id: string): void {
    if (this.#steps.includes(id)) this.#finished.add(id)
  }

  #text(done: boolean): string {
    const fields = { ...(this.#met ? { met: true } : {}), ...(this.#quiz ? { quiz: this.#quiz } : {}), ...(done ? { done } : {}) }
    const text = JSON.stringify({ ...fields, finished: this.#steps.filter((id) => this.#finished.has(id)) })
    // No scene has so many steps; without their list what is done stays done.
    return text.length <= MOST_DATA ? text : JSON.stringify(fields)
  }
}

function parsed(data: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
