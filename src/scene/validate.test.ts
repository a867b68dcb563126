import { expect, it } from 'vitest'
import { smallScene } from '../../tests/support/smallScene'
import { validateScene } from './validate'

it('says which place of a group is no node, or stands in two', () => {
  const groups = { north: ['anna', 'bob'], south: ['anna'] }
  const problems = validateScene({ ...smallScene, instruments: [{ kind: 'waits', maxMs: 250, groups }] })
  expect(problems).toContain('instrument waits has "bob" in a group, which is no node')
  expect(problems).toContain('instrument waits has "anna" in two groups')
})
