/**
 * An LMS that launches by cmi5: a store of statements beyond the network. `initialized` goes first, `terminated` last and once; what is
 * judged goes once in all visits, so the launcher keeps beside its account which of it was taken.
 */
import { isoDuration } from './durations'
import { Outbox, type Store, Unwanted } from './outbox'
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
  /** Outside of the mode "Normal" nothing is recorded but that there was a visit. */
  #records = false
  #outbox: Outbox | undefined
  #account: Pick<Progress, 'location' | 'data'> = { location: '', data: '' }
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
    if (!this.#launch || !this.#records) return
    this.#account = { location, data }
    if (done) this.#judge('completed')
    if (quiz === 'right') this.#judge('passed')
    void this.#outbox?.flush()
  }

  answered(interaction: Interaction): void {
    if (!this.#launch || !this.#records) return
    this.#outbox?.add({ statement: answered(this.#launch, interaction, this.#stamp()) })
    void this.#outbox?.flush()
  }

  /** All is on its way already; what was not taken is tried again. */
  commit(): void {
    if (this.#launch) void this.#outbox?.flush()
  }

  close(): void {
    if (!this.#launch) return
    this.#outbox?.close(this.#defined(this.#launch, 'terminated'))
    this.#launch = undefined
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
    const begun: Launch = { ...launch, contextTemplate: (data['contextTemplate'] ?? {}) as Launch['contextTemplate'] }
    await this.#post([this.#defined(begun, 'initialized')])
    this.#launch = begun
    this.#records = data['launchMode'] === 'Normal'
    this.#account = { location: String(kept['location'] ?? ''), data: String(kept['data'] ?? '') }
    const judged = listOf(kept['sent'])
    this.#outbox = new Outbox(this.#store(), judged, (sent) => (this.#records ? JSON.stringify({ ...this.#account, sent }) : ''))
    return { ...this.#account, done: judged.includes('completed') }
  }

  #judge(verb: 'completed' | 'passed'): void {
    if (this.#launch && !this.#outbox?.hasJudged(verb)) this.#outbox?.add({ statement: this.#defined(this.#launch, verb), judges: verb })
  }

  #store(): Store {
    return {
      post: (statements) => this.#post(statements),
      put: async (document) => void (await this.#ask(this.#stateUrl(OURS), { method: 'PUT', body: document, keepalive: true })),
      failed: (error) => this.#outside.problem(`The LMS did not take your progress (${error instanceof Error ? error.message : String(error)}): it may not be recorded.`),
    }
  }

  async #post(statements: readonly object[]): Promise<void> {
    await this.#ask(this.#url('statements', {}), { method: 'POST', body: JSON.stringify(statements), keepalive: true })
  }

  async #ask(url: string, init: RequestInit): Promise<Response> {
    const headers = { ...this.#headers, ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }) }
    const response = await this.#outside.fetch(url, { ...init, headers })
    const isMissing = response.status === 404 && init.method === undefined
    if (!response.ok && !isMissing) throw new (isForGood(response.status) ? Unwanted : Error)(`it answers ${response.status}`)
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
}

/** A fault of what was sent; those of the moment are left out (RFC 9110, 15.5; RFC 6585, 4). */
const isForGood = (status: number): boolean => status >= 400 && status < 500 && ![408, 425, 429].includes(status)

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
