/**
 * An LMS that launches by cmi5: a store of statements beyond the network. `initialized` goes first, `terminated` last and once; what is
 * judged goes once in all visits, so the launcher keeps beside its account which of it has been sent.
 */
import { isoDuration } from './durations'
import { type Interaction, type Kept, type Lms, NoLms, type Outside, type Progress } from './lms.types'
import { type DefinedVerb, type Launch, answered, defined } from './statements'

export interface Cmi5Outside extends Outside {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly uuid: () => string
}

const PARAMS = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const
const OURS = 'build-a-cdn'

export class Cmi5Lms implements Lms {
  readonly #params: URLSearchParams
  readonly #outside: Cmi5Outside
  #launch: Launch | undefined
  #headers: Readonly<Record<string, string>> = {}
  #sent: readonly string[] = []
  #state = ''
  #waiting: object[] = []
  #busy = false
  /** Where the LMS wants the learner back; '' when it does not say. */
  returnUrl = ''

  /** `query`: of the launcher's address. */
  constructor(query: string, outside: Cmi5Outside) {
    this.#params = new URLSearchParams(query)
    this.#outside = outside
  }

  async open(): Promise<Kept> {
    if (!PARAMS.every((name) => this.#params.get(name))) throw new NoLms('This page found no LMS: your progress is not recorded (it was not opened by one).')
    try {
      return await this.#begin()
    } catch (error) {
      this.#launch = undefined
      if (error instanceof NoLms) throw error
      throw new NoLms(`The LMS could not be reached: your progress is not recorded (${error instanceof Error ? error.message : String(error)}).`)
    }
  }

  save({ location, data, done, quiz }: Progress): void {
    if (done) this.#sendOnce('completed')
    if (quiz === 'right') this.#sendOnce('passed')
    const state = JSON.stringify({ location, data, sent: this.#sent })
    if (!this.#launch || state === this.#state) return
    this.#state = state
    this.#put(state)
  }

  answered(interaction: Interaction): void {
    if (this.#launch) this.#send(answered(this.#launch, interaction, this.#stamp()))
  }

  /** All is on its way already. */
  commit(): void {}

  close(): void {
    if (!this.#launch) return
    const rest = [...this.#waiting, this.#defined(this.#launch, 'terminated')]
    this.#waiting = []
    this.#launch = undefined
    this.#post(rest).catch(() => undefined)
  }

  async #begin(): Promise<Kept> {
    const launch = { actor: JSON.parse(this.#param('actor')) as unknown, registration: this.#param('registration'), activityId: this.#param('activityId'), contextTemplate: {} }
    const token = (await (await this.#outside.fetch(this.#param('fetch'), { method: 'POST' })).json()) as Readonly<Record<string, string>>
    if (!token['auth-token']) throw new NoLms(`The LMS did not let this page in: your progress is not recorded (${token['error-text'] ?? 'no reason was given'}).`)
    this.#headers = { Authorization: `Basic ${token['auth-token']}`, 'X-Experience-API-Version': '1.0.3' }
    const data = await this.#read(this.#stateUrl('LMS.LaunchData'))
    if (!data) throw new NoLms('The LMS did not say what it has launched: your progress is not recorded.')
    // Every unit must have read them; nothing in them is of use here.
    await this.#read(this.#url('agents/profile', { agent: this.#param('actor'), profileId: 'cmi5LearnerPreferences' }))
    const kept = (await this.#read(this.#stateUrl(OURS))) ?? {}
    this.returnUrl = String(data['returnURL'] ?? '')
    this.#launch = { ...launch, contextTemplate: (data['contextTemplate'] ?? {}) as Launch['contextTemplate'] }
    const first = this.#defined(this.#launch, 'initialized')
    await this.#post([first])
    // Outside of this mode nothing may be judged.
    this.#sent = data['launchMode'] === 'Normal' ? listOf(kept['sent']) : ['completed', 'passed']
    return { location: String(kept['location'] ?? ''), data: String(kept['data'] ?? ''), done: listOf(kept['sent']).includes('completed') }
  }

  #sendOnce(verb: 'completed' | 'passed'): void {
    if (!this.#launch || this.#sent.includes(verb)) return
    this.#sent = [...this.#sent, verb]
    this.#send(this.#defined(this.#launch, verb))
  }

  #send(statement: object): void {
    this.#waiting.push(statement)
    void this.#flush()
  }

  /** One after the other: the order in which they arrive is the one in which it happened. */
  async #flush(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      await this.#post(batch).catch((error: unknown) => this.#tell(error))
    }
    this.#busy = false
  }

  async #post(statements: readonly object[]): Promise<void> {
    await this.#ask(this.#url('statements', {}), { method: 'POST', body: JSON.stringify(statements), keepalive: true })
  }

  #put(state: string): void {
    this.#ask(this.#stateUrl(OURS), { method: 'PUT', body: state, keepalive: true }).catch((error: unknown) => this.#tell(error))
  }

  async #ask(url: string, init: RequestInit): Promise<Response> {
    const headers = { ...this.#headers, ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }) }
    const response = await this.#outside.fetch(url, { ...init, headers })
    const isMissing = response.status === 404 && init.method === undefined
    if (!response.ok && !isMissing) throw new Error(`it answers ${response.status}`)
    return response
  }

  /** Undefined where there is no such document. */
  async #read(url: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const response = await this.#ask(url, {})
    if (!response.ok) return undefined
    const value: unknown = JSON.parse((await response.text()) || '{}')
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  }

  #stateUrl(stateId: string): string {
    return this.#url('activities/state', { activityId: this.#param('activityId'), agent: this.#param('actor'), registration: this.#param('registration'), stateId })
  }

  #url(resource: string, query: Readonly<Record<string, string>>): string {
    const url = new URL(resource, this.#param('endpoint').replace(/\/?$/, '/'))
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    return url.href
  }

  #param(name: (typeof PARAMS)[number]): string {
    return this.#params.get(name) ?? ''
  }

  #defined(launch: Launch, verb: DefinedVerb): object {
    return defined(launch, verb, isoDuration(this.#outside.elapsedMs()), this.#stamp())
  }

  #stamp() {
    return { id: this.#outside.uuid(), timestamp: this.#outside.now() }
  }

  #tell(error: unknown): void {
    this.#outside.problem(`The LMS did not take your progress (${error instanceof Error ? error.message : String(error)}): it may not be recorded.`)
  }
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
