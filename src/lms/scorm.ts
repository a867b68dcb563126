/**
 * An LMS that speaks SCORM: what is common to its two versions. What each calls things is in its dialect (scorm12, scorm2004).
 */
import { type Api, type ApiName, findApi } from './findApi'
import { type Interaction, type Kept, type Lms, NoLms, type Outside, type Progress } from './lms.types'

/** An element of the LMS's data model, and what is written there. */
export type Written = readonly [element: string, value: string]

export interface Dialect {
  readonly api: ApiName
  /** Before the names of all calls but these: "LMS". */
  readonly prefix: string
  /** Call that ends a session. */
  readonly finish: string
  readonly elements: Readonly<Record<'location' | 'data' | 'exit' | 'time' | 'status' | 'mode', string>>
  /** What an LMS of this version need not have: nobody is told when it is not taken. */
  readonly optional: RegExp
  readonly duration: (ms: number) => string
  readonly standing: (progress: Progress) => readonly Written[]
  readonly interaction: (interaction: Interaction, now: string) => readonly Written[]
}

const DATA = 'cmi.suspend_data'
const COUNT = 'cmi.interactions._count'
const DONE: readonly string[] = ['completed', 'passed']
/** Visits in which an LMS records something. */
const RECORDED: readonly string[] = ['normal', '']
export class ScormLms implements Lms {
  readonly #dialect: Dialect
  readonly #window: Window
  readonly #outside: Outside
  readonly #written = new Map<string, string>()
  #api: Api | undefined
  #interactions = 0
  /** Something was written that the LMS has not been asked to keep yet: some answer that only after a while. */
  #isUnkept = false

  constructor(dialect: Dialect, window: Window, outside: Outside) {
    this.#dialect = dialect
    this.#window = window
    this.#outside = outside
  }

  async open(): Promise<Kept> {
    const { api, elements } = this.#dialect
    this.#api = findApi(this.#window, api)
    if (this.#call('Initialize', '') !== 'true') throw this.#none(`The LMS did not begin a session: your progress is not recorded (${this.#error()}).`)
    const mode = this.#get(elements.mode)
    if (!RECORDED.includes(mode)) {
      this.#call(this.#dialect.finish, '')
      throw this.#none(`The LMS has opened this scene to look at it again (${mode}): your progress is not recorded.`)
    }
    this.#interactions = Number(this.#get(COUNT)) || 0
    return { location: this.#get(elements.location), data: this.#get(DATA), done: DONE.includes(this.#get(elements.status)) }
  }

  save(progress: Progress): void {
    const { elements, standing } = this.#dialect
    this.#set([elements.location, progress.location])
    this.#set([DATA, progress.data])
    for (const written of standing(progress)) this.#set(written)
  }

  answered(interaction: Interaction): void {
    const place = `cmi.interactions.${this.#interactions++}`
    for (const [field, value] of this.#dialect.interaction(interaction, this.#outside.now())) this.#set([`${place}.${field}`, value])
  }

  commit(): void {
    if (!this.#isUnkept) return
    this.#set([this.#dialect.elements.time, this.#dialect.duration(this.#outside.elapsedMs())])
    this.#isUnkept = false
    if (this.#api && this.#call('Commit', '') !== 'true') this.#tell('your progress')
  }

  close(): void {
    if (!this.#api) return
    this.#set([this.#dialect.elements.exit, 'suspend'])
    this.commit()
    this.#call(this.#dialect.finish, '')
    this.#api = undefined
  }

  #get(element: string): string {
    return this.#call('GetValue', element)
  }

  #set([element, value]: Written): void {
    if (!this.#api || this.#written.get(element) === value) return
    this.#written.set(element, value)
    this.#isUnkept = true
    if (this.#call('SetValue', element, value) !== 'true' && !this.#dialect.optional.test(element)) this.#tell(element)
  }

  /** '' where the LMS throws, as one does that has gone. */
  #call(name: string, ...values: readonly string[]): string {
    try {
      return String(this.#api![`${this.#dialect.prefix}${name}`]!(...values) ?? '')
    } catch {
      return ''
    }
  }

  #error(): string {
    const code = this.#call('GetLastError')
    return this.#call('GetErrorString', code) || `error ${code || 'without a number'}`
  }

  #tell(what: string): void {
    this.#outside.problem(`The LMS did not take ${what} (${this.#error()}): it may not be recorded.`)
  }

  #none(why: string): NoLms {
    this.#api = undefined
    return new NoLms(why)
  }
}
