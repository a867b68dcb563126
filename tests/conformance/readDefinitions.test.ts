import { describe, expect, it } from 'vitest'
import { readDefinitions } from './readDefinitions'

const test = (over: object = {}) => ({ id: 'one', name: 'One', requests: [{}], ...over })
const file = (...tests: unknown[]) => JSON.stringify({ suites: [{ id: 'some', name: 'Some', tests }] })
const request = (exchange: object) => file(test({ requests: [{}, exchange] }))

describe('a definitions file', () => {
  it.each([
    ['{ "suites":', 'it is not JSON'],
    ['{}', 'neither a list of suites nor an object with such a list'],
    ['[]', 'there is no test in it'],
    ['[7]', 'suite 1: is not an object'],
    ['[{ "id": "some" }]', 'suite 1: tests is missing'],
    [file(3), 'suite some, test 1: is not an object'],
    [file({ name: 'x', requests: [{}] }), 'suite some, test 1: id is missing'],
    [file(test({ kind: 'nice' })), 'test one: kind is not one of required, optimal, check'],
    [file(test({ requests: [] })), 'test one: there is no request in it'],
    [file(test(), test()), 'test one: another test has the same id'],
    [file(test({ depends_on: ['two'] }), test({ id: 'two', depends_on: ['one'] })), 'test two: depends on itself'],
    [request({ response_headers: [['Age']] }), 'test one, request 2: response_headers is not a list of [name, value]'],
    [request({ expected_response_headers: [['Age', '<', 3]] }), 'expected_response_headers is not a list of names, [name, value]'],
    [request({ expected_type: 'fresh' }), 'expected_type is not one of cached, not_cached'],
    [request({ response_status: 200 }), 'response_status is not [status, phrase]'],
    [request({ interim_responses: [103] }), 'interim_responses is not a list of [status]'],
    [request({ response_pause: '5' }), 'response_pause is not a number of seconds'],
    [file(test({ requests: [{ magic_ims: true }] })), 'request 1: magic_ims refers to the response before'],
  ])('%s is refused with a sentence', (text, sentence) => {
    expect(() => readDefinitions(text)).toThrow(sentence)
  })

  it('names the first problems and counts the others', () => {
    const wrong = Array.from({ length: 13 }, (_, index) => test({ id: `t${index}`, kind: 1 }))
    expect(() => readDefinitions(file(...wrong))).toThrow(/test t9: .*\nand 3 more$/)
  })

  it('is read with notes on what is odd', () => {
    const { suites, notes } = readDefinitions(file(test({ depends_on: ['elsewhere'], colour: 'red' })))
    expect(suites[0]?.tests).toHaveLength(1)
    expect(notes).toEqual([
      'the field colour means nothing to this runner',
      'tests depend on elsewhere, which is not in this file: they are judged without it',
    ])
  })
})
