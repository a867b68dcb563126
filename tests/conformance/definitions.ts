/**
 * The shape of a definitions file of the public HTTP caching tests (http-tests/cache-tests), in
 * the words of that project. Types only: readDefinitions.ts checks a file against them.
 */

export const KINDS = ['required', 'optimal', 'check'] as const
export type Kind = (typeof KINDS)[number]

/** A number is a date so many seconds from the origin's clock. `false` at the end: sent, but not compared with what arrives. */
export type ScriptedField = [name: string, value: string | number, compared?: boolean]

/** A name that has to be there, a value it has to have, or a comparison with another field or a number. */
export type ExpectedField = string | [name: string, value: string | number] | [name: string, operator: '=' | '>', operand: string | number]

/** A name that must not be there, or a value that it must not have. */
export type UnwantedField = string | [name: string, value: string]

export type InterimScript = [status: number, headers?: [name: string, value: string][]]

/** Where an answer is expected to come from. */
export const EXPECTED_TYPES = ['cached', 'not_cached', 'etag_validated', 'lm_validated'] as const

/** One exchange: what the client sends, what the origin answers if it is asked, and what is expected at both ends. */
export interface Exchange {
  setup?: boolean
  setup_tests?: string[]

  request_method?: string
  request_headers?: ScriptedField[]
  request_body?: string
  filename?: string
  query_arg?: string
  magic_ims?: boolean
  pause_after?: boolean

  response_status?: [status: number, phrase: string]
  response_headers?: ScriptedField[]
  response_body?: string | null
  response_pause?: number
  interim_responses?: InterimScript[]
  magic_locations?: boolean
  rfc850date?: string[]
  disconnect?: boolean

  expected_type?: (typeof EXPECTED_TYPES)[number]
  expected_method?: string
  expected_status?: number | null
  expected_request_headers?: UnwantedField[]
  expected_request_headers_missing?: UnwantedField[]
  expected_response_headers?: ExpectedField[]
  expected_response_headers_missing?: UnwantedField[]
  expected_response_text?: string | null
  expected_interim_responses?: InterimScript[]
  check_body?: boolean
}

export interface TestDefinition {
  id: string
  name: string
  kind?: Kind
  requests: Exchange[]
  depends_on?: string[]
  browser_only?: boolean
  support_only?: boolean
}

export interface SuiteDefinition {
  id: string
  name: string
  tests: TestDefinition[]
}

export interface Definitions {
  suites: SuiteDefinition[]
  /** What is odd about the file and does not prevent a run. */
  notes: string[]
}

/** A test without a kind is required. */
export function kindOf(test: TestDefinition): Kind {
  return test.kind ?? 'required'
}
